#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace ruhu::architecture {

/// Each function reads the tree under `root` and returns one line per violation: "file: what is wrong".
/// Paths inside the lines are relative to `root`.

/// Includes against the direction of dependency: qml -> viewmodels -> usecases -> domain; sync on its own.
std::vector<std::string> wrongIncludes(const std::filesystem::path& root);

/// Habits that the project refuses: context properties, run-time type registration, time and randomness past
/// their ports, databases opened elsewhere than in sync/store.
std::vector<std::string> refusedCalls(const std::filesystem::path& root);

/// QML that imports what its layer may not: theme knows only Qt, components only theme, nothing knows pages.
std::vector<std::string> wrongImports(const std::filesystem::path& root);

/// Paths in backticks or links in the project's Markdown files that do not exist.
std::vector<std::string> deadPaths(const std::filesystem::path& root);

} // namespace ruhu::architecture
