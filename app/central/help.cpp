#include "app/central/help.h"

#include <charconv>
#include <chrono>
#include <cstdio>
#include <iostream>

namespace ruhu::central {

namespace {

constexpr std::size_t kColumn = 30;

/// Columns on a terminal: hanzi and full-width punctuation take two.
std::size_t widthOf(const std::string& text) {
    std::size_t width = 0;
    for (const unsigned char byte : text) {
        if ((byte & 0xC0) == 0x80)
            continue;
        width += byte >= 0xE2 ? 2 : 1;
    }
    return width;
}

std::string twoColumns(const std::string& left, const std::string& right) {
    const auto width = widthOf(left) + 2;
    const auto gap = width < kColumn ? std::string(kColumn - width, ' ') : "\n" + std::string(kColumn, ' ');
    return "  " + left + gap + right + "\n";
}

class ChineseFormatter final : public CLI::Formatter {
public:
    ChineseFormatter() {
        label("Usage", "用法");
        label("OPTIONS", "选项");
        label("SUBCOMMAND", "命令");
        label("REQUIRED", "（必填）");
        label("Positionals", "内容");
    }
    std::string make_option(const CLI::Option* option, bool positional) const override {
        auto left = make_option_name(option, positional);
        if (option->get_expected_max() > 0 && !option->get_type_name().empty() && !positional)
            left += " " + option->get_type_name();
        const auto right = option->get_description() + (option->get_required() ? get_label("REQUIRED") : "");
        return twoColumns(left, right);
    }
    std::string make_subcommand(const CLI::App* command) const override {
        return twoColumns(command->get_name(), command->get_description());
    }
};

/// What CLI11's English message is about: an option, an argument, a value.
std::string subjectOf(std::string message) {
    constexpr std::string_view kRequired = " is required";
    if (const auto at = message.find(kRequired); at != std::string::npos)
        return message.substr(0, at);
    for (const std::string_view intro :
         {"The following argument was not expected: ", "The following arguments were not expected: "})
        if (message.starts_with(intro))
            return message.substr(intro.size());
    return message;
}

} // namespace

void speakChinese(CLI::App& app) {
    app.formatter(std::make_shared<ChineseFormatter>());
    app.option_defaults()->group("选项");
    app.set_help_flag("-h,--help", "显示本说明")->group("选项");
}

CLI::Validator between(std::int64_t least, std::int64_t most) {
    const auto words = std::to_string(least) + " 到 " + std::to_string(most) + " 之间的整数";
    return {[=](std::string& text) -> std::string {
                std::int64_t number = 0;
                const auto* end = text.data() + text.size();
                const auto [stop, bad] = std::from_chars(text.data(), end, number);
                const bool fits = bad == std::errc() && stop == end && number >= least && number <= most;
                return fits ? "" : "请填写" + words + "：" + text;
            },
            ""};
}

CLI::Validator date() {
    return {[](std::string& text) -> std::string {
                int year = 0;
                unsigned month = 0;
                unsigned day = 0;
                int used = 0;
                const bool read =
                    text.size() == 10 &&
                    std::sscanf(text.c_str(), "%4d-%2u-%2u%n", &year, &month, &day, &used) == 3 && used == 10;
                const std::chrono::year_month_day named{std::chrono::year(year), std::chrono::month(month),
                                                        std::chrono::day(day)};
                return read && named.ok() ? "" : "日期请写成 2026-05-15 的样子：" + text;
            },
            ""};
}

int explain(const CLI::App& app, const CLI::ParseError& error) {
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success))
        return app.exit(error);
    const auto* chosen = &app;
    if (const auto commands = app.get_subcommands(); !commands.empty())
        chosen = commands.front();
    std::string words;
    if (dynamic_cast<const CLI::RequiredError*>(&error))
        words = chosen == &app ? "请写明要执行的命令" : "缺少必填的内容：" + subjectOf(error.what());
    else if (dynamic_cast<const CLI::ExtrasError*>(&error))
        words = "不认识的内容：" + subjectOf(error.what());
    else
        words = "填写有误：" + subjectOf(error.what());
    std::cerr << words << "\n";
    std::cerr << "说明：" << app.get_name() << (chosen == &app ? "" : " " + chosen->get_name())
              << " --help\n";
    return 2;
}

} // namespace ruhu::central
