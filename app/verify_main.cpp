// ruhu-verify: whether the PDF of a sealed visit is what was signed. For anybody; needs no store and no
// network.

#include "app/documents/visit_pdf.h"
#include "app/usecases/verify_words.h"

#include <CLI/CLI.hpp>
#include <sys/resource.h>

#include <QGuiApplication>

#include <cstdlib>
#include <iostream>

namespace {

using namespace ruhu;

bool speaksEnglish() {
    for (const auto* variable : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const auto* value = std::getenv(variable); value && *value)
            return std::string_view(value).starts_with("en");
    return false;
}

/// A file made to burn memory or time ends this program and nothing else.
void boundResources() {
    constexpr rlim_t kMemory = 2ULL << 30;
    constexpr rlim_t kSeconds = 60;
    const rlimit memory{kMemory, kMemory};
    const rlimit time{kSeconds, kSeconds};
    setrlimit(RLIMIT_AS, &memory);
    setrlimit(RLIMIT_CPU, &time);
}

/// The pages as the proven content makes them, to hold beside what somebody handed in.
int writeAgain(const usecases::VisitCheck& check, const std::string& file) {
    auto sheet = check.sheet;
    sheet.files = usecases::proofFiles(check.proof);
    const auto written = documents::writeVisitPdf(documents::VisitPages(std::move(sheet)), file);
    if (!written)
        std::cerr << (speaksEnglish() ? "Cannot be written: " : "写不进去：") << file << '\n';
    return written ? 0 : 2;
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app("核对封存的入户信息排查表 (is the PDF of a sealed visit what was signed)", "ruhu-verify");
    std::string file;
    std::string key;
    std::string scanned;
    std::string again;
    bool json = false;
    app.add_option("FILE", file, "排查表 PDF")->required();
    app.add_option("--key", key, "乡镇登记的平板公钥，base64 (the tablet's key as the township knows it)");
    app.add_option("--code", scanned, "从纸上二维码扫出来的字 (what a scanner read from the paper)");
    app.add_option("--again", again, "按封存内容重排一份 PDF，和手里的对照 (write the pages anew)");
    app.add_flag("--json", json, "输出 JSON");
    CLI11_PARSE(app, argc, argv);
    boundResources();
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    try {
        domain::TrustedKey trusted;
        if (!key.empty())
            trusted = [&key](const sync::Id&) { return std::optional(key); };
        const auto check = usecases::verifyVisit(file, trusted, scanned);
        std::cout << (json ? usecases::verifyJson(check) + "\n"
                           : usecases::verifyText(check, speaksEnglish()));
        if (!again.empty() && !check.sheet.content.household.id.empty())
            if (const int failed = writeAgain(check, again))
                return failed;
        return usecases::verifyExitCode(check);
    } catch (const std::exception& bug) {
        std::cerr << bug.what() << '\n';
        return 2;
    }
}
