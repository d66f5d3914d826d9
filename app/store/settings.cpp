#include "app/store/settings.h"

#include <nlohmann/json.hpp>

#include <fstream>

namespace ruhu::store {

Settings::Settings(std::filesystem::path file)
    : m_file(std::move(file)) {
    std::ifstream in(m_file);
    try {
        read(nlohmann::json::parse(in));
    } catch (const nlohmann::json::exception&) {
        // What was read stays, the rest keeps its defaults: nothing here is work.
    }
}

void Settings::read(const nlohmann::json& json) {
    const auto text = [&json](const char* key, std::string& into) {
        if (const auto found = json.find(key); found != json.end() && found->is_string())
            into = found->get<std::string>();
    };
    text("language", language);
    if (language != "en")
        language = "zh";
    text("last_staff", lastStaff);
    text("village", villageCode);
    if (const auto found = json.find("text_percent"); found != json.end() && found->is_number_integer()) {
        const int wanted = found->get<int>();
        if (wanted == 125 || wanted == 150)
            textPercent = wanted;
    }
    if (const auto found = json.find("wrong_pins"); found != json.end() && found->is_object()) {
        for (const auto& [staff, item] : found->items())
            if (item.is_object())
                wrongPins[staff] = {item.value("count", 0), item.value("last_at", sync::Instant{0})};
    }
    if (const auto found = json.find("syncs"); found != json.end() && found->is_array()) {
        for (const auto& item : *found) {
            if (!item.is_object() || syncs.size() == kSyncsKept)
                continue;
            SyncRecord record;
            record.at = item.value("at", sync::Instant{0});
            record.ok = item.value("ok", false);
            record.delivered = item.value("delivered", 0);
            record.errorCode = item.value("error", std::string());
            syncs.push_back(std::move(record));
        }
    }
}

void Settings::addSync(SyncRecord record) {
    syncs.insert(syncs.begin(), std::move(record));
    if (syncs.size() > kSyncsKept)
        syncs.resize(kSyncsKept);
}

sync::Result<void> Settings::save() const {
    nlohmann::json json = {{"language", language},
                           {"text_percent", textPercent},
                           {"last_staff", lastStaff},
                           {"village", villageCode},
                           {"wrong_pins", nlohmann::json::object()},
                           {"syncs", nlohmann::json::array()}};
    for (const auto& [staff, wrong] : wrongPins)
        json["wrong_pins"][staff] = {{"count", wrong.count}, {"last_at", wrong.lastAt}};
    for (const SyncRecord& record : syncs)
        json["syncs"].push_back({{"at", record.at},
                                 {"ok", record.ok},
                                 {"delivered", record.delivered},
                                 {"error", record.errorCode}});
    // Written beside and renamed: a crash leaves the old file or the new one.
    std::filesystem::path beside = m_file;
    beside += ".new";
    {
        std::ofstream out(beside, std::ios::trunc);
        out << json.dump(1) << '\n';
        out.flush();
        if (!out)
            return sync::Error{"disk_full", "settings", true};
    }
    std::error_code failed;
    std::filesystem::rename(beside, m_file, failed);
    if (failed)
        return sync::Error{"disk_full", failed.message(), true};
    return {};
}

} // namespace ruhu::store
