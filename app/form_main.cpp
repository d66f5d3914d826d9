// ruhu-form: checks and plays questionnaires on the command line, for whoever writes them.

#include "app/forms/answer_script.h"
#include "app/forms/form_loader.h"
#include "sync/core/clock.h"

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>

namespace {

using namespace ruhu;

bool speaksEnglish() {
    for (const auto* variable : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const auto* value = std::getenv(variable); value && *value)
            return std::string_view(value).starts_with("en");
    return false;
}

const std::string& said(const domain::Words& words) {
    return speaksEnglish() ? words.en : words.zh;
}

void print(std::ostream& out, const forms::Problems& problems) {
    for (const auto& problem : problems) {
        const auto place = said(forms::wordsFor(problem.place));
        out << (place.empty() ? place : place + (speaksEnglish() ? ": " : "："))
            << said(forms::wordsFor(problem)) << '\n';
    }
}

int zoneOfHere(std::time_t now) {
    std::tm local{};
    localtime_r(&now, &local);
    return static_cast<int>(local.tm_gmtoff / 60);
}

forms::Moment nowHere() {
    const auto now = sync::systemClock().now();
    return forms::momentOf(now, zoneOfHere(static_cast<std::time_t>(now / 1000)));
}

int check(const std::string& file) {
    const auto read = forms::loadForm(file);
    print(std::cout, read.problems);
    if (!read.form)
        return 1;
    int questions = 0;
    for (const auto& element : read.form->elements)
        questions += element.control == forms::kNone ? 0 : 1;
    std::cout << said({"可以导入：" + read.form->title + "，" + std::to_string(questions) + " 个问题",
                       "Can be imported: " + read.form->title + ", " + std::to_string(questions) +
                           " questions"})
              << '\n';
    return 0;
}

int convert(const std::string& file) {
    forms::Problems problems;
    const auto xml = forms::xformOf(file, problems);
    print(std::cerr, problems);
    std::cout << xml;
    return problems.empty() ? 0 : 1;
}

int play(const std::string& file, const std::string& answersFile, const std::string& nowText,
         const std::string& language, bool json) {
    const auto read = forms::loadForm(file);
    if (!read.form) {
        print(std::cerr, read.problems);
        return 1;
    }
    const auto fixed = nowText.empty() ? std::nullopt : forms::parseMoment(nowText, 0);
    if (!nowText.empty() && !(fixed && fixed->hasDate && fixed->hasTime)) {
        std::cerr << said({"--now 的时间须像 2022-05-20T09:00:00+08:00",
                           "--now needs a time such as 2022-05-20T09:00:00+08:00"})
                  << '\n';
        return 2;
    }
    forms::FormSession session(read.form,
                               {[&] { return fixed ? *fixed : nowHere(); }, &sync::systemRandom(), {}});
    if (!language.empty())
        session.setLanguage(language);
    std::vector<forms::RefusedAnswer> refused;
    if (!answersFile.empty()) {
        std::ifstream in(answersFile, std::ios::binary);
        const std::string answers{std::istreambuf_iterator<char>(in), {}};
        auto played = forms::playAnswers(session, answers);
        if (!played) {
            std::cerr << said({"答案文件不是 JSON 列表：" + answersFile,
                               "The answers are no JSON list: " + answersFile})
                      << '\n';
            return 1;
        }
        refused = std::move(*played);
    }
    if (json) {
        std::cout << forms::stateJson(session, refused) << '\n';
    } else {
        const std::function<void(forms::InstanceNode&)> show = [&](forms::InstanceNode& node) {
            if (node.element->isLeaf() && node.relevant) {
                const auto state = session.state(node);
                std::cout << forms::FormSession::pathOf(node) << " = " << state.value
                          << (state.valid ? "" : "  ← " + state.message) << '\n';
            }
            for (auto& slot : node.children)
                for (auto& child : slot)
                    show(*child);
        };
        show(session.root());
    }
    for (const auto& answer : refused)
        std::cerr << said({"第 " + std::to_string(answer.number) + " 个答案没有接受：",
                           "Answer " + std::to_string(answer.number) + " was refused: "})
                  << answer.code << ' ' << answer.path << '\n';
    for (const auto& [place, why] : session.faults())
        std::cerr << said({"算不出：", "Cannot be computed: "}) << place << ' ' << why << '\n';
    return refused.empty() ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app("入户调查表：检查与试填", "ruhu-form");
    app.require_subcommand(1);
    std::string file;
    std::string answers;
    std::string now;
    std::string language;
    bool json = false;
    auto* checking = app.add_subcommand("check", "能否导入，哪里有错 (does it import, what is wrong where)");
    checking->add_option("FILE", file, "XLSForm (.xlsx 或 CSV 文件夹) 或 XForm (.xml)")->required();
    auto* converting = app.add_subcommand("convert", "转成 XForm (write the XForm)");
    converting->add_option("FILE", file, "XLSForm (.xlsx 或 CSV 文件夹) 或 XForm (.xml)")->required();
    auto* playing = app.add_subcommand("run", "试填并显示结果 (play answers, print the state)");
    playing->add_option("FILE", file, "XLSForm (.xlsx 或 CSV 文件夹) 或 XForm (.xml)")->required();
    playing->add_option("--answers", answers, "答案 JSON (list of answers)");
    playing->add_option("--now", now, "固定时钟 (fix the clock), 2022-05-20T09:00:00+08:00");
    playing->add_option("--language", language, "语言 (one of the form's languages)");
    playing->add_flag("--json", json, "输出 JSON (print the state as JSON)");
    CLI11_PARSE(app, argc, argv);
    try {
        if (*checking)
            return check(file);
        if (*converting)
            return convert(file);
        return play(file, answers, now, language, json);
    } catch (const std::exception& bug) {
        std::cerr << bug.what() << '\n';
        return 1;
    }
}
