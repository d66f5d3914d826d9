#pragma once

#include "tests/bench/figures.h"

#include <filesystem>
#include <vector>

namespace ruhu::bench {

/// Each measures `runs` times, in files of its own in `folder`, and throws std::runtime_error when something
/// does not work.

/// visit_save, visit_save_p99
std::vector<Figure> measureSave(const std::filesystem::path& folder, int runs);

/// search_key, search_load
std::vector<Figure> measureSearch(const std::filesystem::path& folder, int runs);

/// township_pull, day_push
std::vector<Figure> measureSync(const std::filesystem::path& folder, int runs);

/// wire_visit
std::vector<Figure> measureWire(const std::filesystem::path& folder, int runs);

/// idle_poll; starts the real ruhu-central
std::vector<Figure> measurePoll(const std::filesystem::path& folder, int runs);

/// conflict_day
std::vector<Figure> measureConflict(const std::filesystem::path& folder, int runs);

/// central_ingest
std::vector<Figure> measureIngest(const std::filesystem::path& folder, int runs);

/// disk_overhead
std::vector<Figure> measureDisk(const std::filesystem::path& folder, int runs);

/// form_open, form_answer, form_choices, visit_form_open, visit_form_answer
std::vector<Figure> measureForms(const std::filesystem::path& folder, int runs);

/// simulator_ops
std::vector<Figure> measureSimulator(const std::filesystem::path& folder, int runs);

/// household_open, visit_open, cold_start, app_rss, central_rss. Needs a QGuiApplication with the software
/// renderer and the basic render loop; starts the real ruhu-app and ruhu-central.
std::vector<Figure> measureApp(const std::filesystem::path& folder, int runs);

} // namespace ruhu::bench
