#include "tests/architecture/rules.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>

namespace ruhu::architecture {

namespace fs = std::filesystem;

namespace {

const std::vector<std::string> kFolders = {"sync", "app", "qml", "platform", "tests"};

/// What the files of a folder may include besides their own folder. The longest matching key counts.
const std::map<std::string, std::set<std::string>> kMayInclude = {
    {"sync/core", {}},
    {"sync/store", {"sync/core"}},
    {"sync/replica", {"sync/core", "sync/store"}},
    {"sync/client", {"sync/core", "sync/store", "sync/replica"}},
    {"sync/central", {"sync/core", "sync/store"}},
    {"sync/relay", {"sync/core", "sync/replica", "sync/client", "sync/central"}},
    {"sync/simulator",
     {"sync/core", "sync/store", "sync/replica", "sync/client", "sync/central", "sync/relay"}},
    {"platform/ports", {}},
    {"platform/linux", {"platform/ports"}},
    {"platform/fake", {"platform/ports", "sync/core"}},
    {"app/domain", {"sync/core"}},
    {"app/store", {"app/domain", "sync/core", "sync/store", "sync/replica"}},
    {"app/documents", {"app/domain", "sync/core"}},
    {"app/forms", {"app/domain", "app/documents", "sync/core"}},
    {"app/questionnaire", {"app/domain", "app/documents", "app/forms", "sync/core"}},
    {"app/usecases",
     {"app/domain", "app/store", "app/documents", "app/forms", "app/questionnaire", "platform/ports", "sync/core", "sync/store",
      "sync/replica", "sync/client"}},
    {"app/viewmodels",
     {"app/domain", "app/store", "app/documents", "app/usecases", "platform/ports", "sync/core", "sync/store",
      "sync/replica", "sync/client"}}, // documents: what the camera, the microphone and a stick bring
};

std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> filesBelow(const fs::path& root, const std::vector<std::string>& folders,
                                 const std::set<std::string>& extensions) {
    std::vector<fs::path> files;
    for (const auto& folder : folders) {
        if (!fs::exists(root / folder))
            continue;
        for (const auto& entry : fs::recursive_directory_iterator(root / folder))
            if (entry.is_regular_file() && extensions.contains(entry.path().extension().string()))
                files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string pathBelow(const fs::path& file, const fs::path& root) {
    return fs::relative(file, root).generic_string();
}

bool isBelow(const std::string& path, const std::string& folder) {
    return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

/// Calls `visit` with each match of `pattern` in each line, with the line's number.
template <typename Visit> void eachMatch(const std::string& text, const std::regex& pattern, Visit visit) {
    for (auto it = std::sregex_iterator(text.begin(), text.end(), pattern); it != std::sregex_iterator();
         ++it)
        visit((*it)[1].str(), 1 + std::count(text.begin(), text.begin() + it->position(), '\n'));
}

std::string at(const std::string& file, std::ptrdiff_t line) {
    return file + ":" + std::to_string(line) + ": ";
}

} // namespace

std::vector<std::string> wrongIncludes(const fs::path& root) {
    static const std::regex kOwn(R"re(#\s*include\s*"([^"]+)")re");
    static const std::regex kQt(R"re(#\s*include\s*<(Q[A-Za-z/]+)>)re");
    std::vector<std::string> found;
    for (const auto& path : filesBelow(root, {"sync", "app", "platform"}, {".h", ".cpp"})) {
        const auto file = pathBelow(path, root);
        const auto text = read(path);
        const auto layer = std::find_if(kMayInclude.begin(), kMayInclude.end(),
                                        [&](const auto& rule) { return isBelow(file, rule.first); });
        const bool qtAllowed = file.starts_with("app/viewmodels/") || file.starts_with("app/documents/") ||
                               file.starts_with("platform/linux/") ||
                               (layer == kMayInclude.end() && file.starts_with("app/"));
        eachMatch(text, kQt, [&](const std::string& header, auto line) {
            if (!qtAllowed)
                found.push_back(at(file, line) + "no Qt here: <" + header + ">");
        });
        if (layer == kMayInclude.end())
            continue; // compositions and mains see everything
        eachMatch(text, kOwn, [&](const std::string& header, auto line) {
            if (isBelow(header, layer->first) || header.ends_with(".moc"))
                return;
            const bool allowed = std::any_of(layer->second.begin(), layer->second.end(),
                                             [&](const auto& folder) { return isBelow(header, folder); });
            if (!allowed)
                found.push_back(at(file, line) + layer->first + " may not include \"" + header + "\"");
        });
    }
    return found;
}

std::vector<std::string> refusedCalls(const fs::path& root) {
    struct Refusal {
        std::regex pattern;
        std::string why;
        std::vector<std::string> folders;
        std::set<std::string> except;
    };
    static const std::vector<Refusal> kRefusals = {
        {std::regex(R"((setContextProperty|qmlRegisterType|qmlRegisterSingletonType)\s*\()"),
         "QML types are declared and dependencies handed in",
         {"app"},
         {}},
        {std::regex(
             R"((system_clock::now|steady_clock::now|std::random_device|randombytes_buf|std::time)\s*\()"),
         "time and randomness come in through sync/core/clock.h",
         {"sync"},
         {"sync/core/system_ports.cpp", "sync/core/clock.cpp"}},
        {std::regex(R"((SQLite::Database\s*[({]|SQLite::Database\s+\w+\s*[({]|sqlite3_open(?:_v2)?\s*\())"),
         "databases are opened in sync/store/database.cpp",
         {"sync", "app"},
         {"sync/store/database.cpp", "sync/store/database.h"}},
    };
    std::vector<std::string> found;
    for (const auto& refusal : kRefusals)
        for (const auto& path : filesBelow(root, refusal.folders, {".h", ".cpp"})) {
            const auto file = pathBelow(path, root);
            if (refusal.except.contains(file))
                continue;
            eachMatch(read(path), refusal.pattern, [&](const std::string& call, auto line) {
                found.push_back(at(file, line) + call + ": " + refusal.why);
            });
        }
    return found;
}

std::vector<std::string> wrongImports(const fs::path& root) {
    static const std::regex kImport(R"((?:^|\n)import\s+([A-Za-z.]+))");
    static const std::map<std::string, std::set<std::string>> kMayImport = {
        {"qml/theme", {}},
        {"qml/components", {"Ruhu.Theme", "Ruhu.ViewModels"}},
        {"qml/pages", {"Ruhu.Theme", "Ruhu.Components", "Ruhu.ViewModels"}},
        {"qml/gallery", {"Ruhu.Theme", "Ruhu.Components", "Ruhu.ViewModels"}},
    };
    std::vector<std::string> found;
    for (const auto& path : filesBelow(root, {"qml"}, {".qml"})) {
        const auto file = pathBelow(path, root);
        for (const auto& [folder, allowed] : kMayImport) {
            if (!isBelow(file, folder))
                continue;
            std::string own = "Ruhu." + folder.substr(4);
            own[5] = static_cast<char>(std::toupper(own[5]));
            eachMatch(read(path), kImport, [&](const std::string& module, auto line) {
                if (module.starts_with("Ruhu") && module != own && !allowed.contains(module))
                    found.push_back(at(file, line) + folder + " may not import " + module);
            });
        }
    }
    return found;
}

std::vector<std::string> deadPaths(const fs::path& root) {
    static const std::regex kQuoted(R"(`((?:sync|app|qml|platform|tests|docs|cmake)/[A-Za-z0-9_./-]*)`)");
    static const std::regex kLinked(R"(\]\(([A-Za-z0-9_./-]+)\))");
    std::vector<std::string> found;
    auto documents = filesBelow(root, kFolders, {".md"});
    for (const auto& entry : fs::directory_iterator(root))
        if (entry.path().extension() == ".md")
            documents.push_back(entry.path());
    for (const auto& path : documents) {
        const auto file = pathBelow(path, root);
        const auto text = read(path);
        eachMatch(text, kQuoted, [&](const std::string& target, auto line) {
            if (!fs::exists(root / target))
                found.push_back(at(file, line) + target + " does not exist");
        });
        eachMatch(text, kLinked, [&](const std::string& target, auto line) {
            if (!fs::exists(path.parent_path() / target))
                found.push_back(at(file, line) + target + " does not exist");
        });
    }
    return found;
}

} // namespace ruhu::architecture
