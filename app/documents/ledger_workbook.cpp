#include "app/documents/ledger_workbook.h"

#include "app/domain/dates.h"
#include "app/domain/income.h"
#include "app/domain/text.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruhu::documents {

namespace {

using domain::VisitLedgerRow;

enum class Show { Text, Count, Money, Date };

struct Column {
    const char* heading;
    double width;
    Show show;
    std::function<std::string(const VisitLedgerRow&)> text;
    std::function<std::optional<double>(const VisitLedgerRow&)> number;
    bool summed = false;
};

template <typename T> std::optional<double> asNumber(const std::optional<T>& value, double unit = 1) {
    return value ? std::optional(static_cast<double>(*value) / unit) : std::nullopt;
}

#define RUHU_TEXT(member) [](const VisitLedgerRow& row) { return row.member; }, nullptr
#define RUHU_COUNT(member) nullptr, [](const VisitLedgerRow& row) { return asNumber(row.member); }
#define RUHU_MONEY(member) nullptr, [](const VisitLedgerRow& row) { return asNumber(row.member, 100); }

/// In the order that the paper form has; 序号 stands before them, the hidden 计入收入人口 behind.
const std::vector<Column>& columns() {
    static const std::vector<Column> kColumns = {
        {"行政村", 9, Show::Text, RUHU_TEXT(village)},
        {"自然村(组)", 11, Show::Text, RUHU_TEXT(hamlet)},
        {"户编号", 20, Show::Text, RUHU_TEXT(householdNo)},
        {"户主姓名", 8, Show::Text, RUHU_TEXT(headName)},
        {"户主证件号码", 20, Show::Text, RUHU_TEXT(headIdNo)},
        {"联系电话", 12, Show::Text, RUHU_TEXT(phone)},
        {"户属性", 9, Show::Text, RUHU_TEXT(baseType)},
        {"监测对象类别", 8, Show::Text, RUHU_TEXT(monitorClass)},
        {"户籍人口", 5, Show::Count, nullptr,
         [](const VisitLedgerRow& row) { return std::optional<double>(row.registered); }, true},
        {"常住人口", 5, Show::Count, RUHU_COUNT(residents), true},
        {"外出务工人数", 5, Show::Count, RUHU_COUNT(workers), true},
        {"在校生数", 5, Show::Count, RUHU_COUNT(students), true},
        {"排查日期", 11, Show::Date, RUHU_TEXT(visitedOn)},
        {"排查方式", 5, Show::Text, RUHU_TEXT(mode)},
        {"不在家人员核实情况", 17, Show::Text, RUHU_TEXT(absentees)},
        {"家庭纯收入(元)", 11, Show::Money, RUHU_MONEY(net), true},
        {"人均纯收入(元)", 11, Show::Money, RUHU_MONEY(perNet)},
        {"合规自付支出(元)", 9, Show::Money, RUHU_MONEY(medSelf), true},
        {"义务教育", 7, Show::Text, RUHU_TEXT(education)},
        {"基本医疗", 7, Show::Text, RUHU_TEXT(medical)},
        {"住房安全", 6, Show::Text, RUHU_TEXT(housing)},
        {"饮水安全", 6, Show::Text, RUHU_TEXT(water)},
        {"风险情形", 17, Show::Text, RUHU_TEXT(risks)},
        {"核查结论", 9, Show::Text, RUHU_TEXT(conclusion)},
        {"帮扶需求", 11, Show::Text, RUHU_TEXT(needs)},
        {"核查人员", 8, Show::Text, RUHU_TEXT(checkers)},
        {"签字人及关系", 10, Show::Text, RUHU_TEXT(signer)},
        {"备注", 8, Show::Text, RUHU_TEXT(note)},
    };
    return kColumns;
}

#undef RUHU_TEXT
#undef RUHU_COUNT
#undef RUHU_MONEY

constexpr lxw_row_t kTitleRow = 0;
constexpr lxw_row_t kFillInRow = 1;
constexpr lxw_row_t kHeaderRow = 2;
constexpr lxw_row_t kFirstRow = 3;
constexpr double kLineHeight = 13;        ///< points, of body text
constexpr lxw_col_t kHouseholdColumn = 4; ///< 户主姓名
constexpr lxw_col_t kVisitedColumn = 13;  ///< 排查日期
constexpr lxw_col_t kNetColumn = 16;
constexpr lxw_col_t kAverageColumn = 17;

/// Text that a spreadsheet program might take for a formula gets a mark before it.
std::string harmless(const std::string& text) {
    return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos
               ? "'" + text
               : text;
}

/// How many lines a text takes in a column: hanzi are two characters wide. Programs other than Excel do not
/// find out by themselves when they open the file.
int linesIn(const std::string& text, double width) {
    double used = 0;
    for (char32_t c : domain::codePoints(text))
        used += c < 0x2000 ? 1 : 2;
    return std::max(1, static_cast<int>(std::ceil(used / (width - 1))));
}

std::string columnName(lxw_col_t column) {
    char name[LXW_MAX_COL_NAME_LENGTH];
    lxw_col_to_name(name, column, LXW_FALSE);
    return name;
}

class LedgerSheet {
public:
    LedgerSheet(lxw_workbook* workbook, const domain::VisitLedger& ledger)
        : m_ledger(ledger)
        , m_sheet(workbook_add_worksheet(workbook, "入户排查台账"))
        , m_last(static_cast<lxw_col_t>(columns().size()))
        , m_lastRow(kFirstRow + static_cast<lxw_row_t>(ledger.rows.size()) - 1) {
        const auto make = [workbook](const char* font, double size, bool border) {
            lxw_format* format = workbook_add_format(workbook);
            format_set_font_name(format, font);
            format_set_font_size(format, size);
            format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
            if (border)
                format_set_border(format, LXW_BORDER_THIN);
            return format;
        };
        const auto body = [&make](const char* number, std::uint8_t align) {
            lxw_format* format = make("仿宋_GB2312", 10, true);
            format_set_num_format(format, number);
            format_set_align(format, align);
            format_set_text_wrap(format);
            return format;
        };
        m_title = make("方正小标宋简体", 20, false);
        format_set_align(m_title, LXW_ALIGN_CENTER);
        m_line = make("仿宋_GB2312", 11, false);
        m_header = make("黑体", 11, true);
        format_set_align(m_header, LXW_ALIGN_CENTER);
        format_set_text_wrap(m_header);
        m_text = body("@", LXW_ALIGN_LEFT);
        m_count = body("0", LXW_ALIGN_CENTER);
        m_money = body("0.00", LXW_ALIGN_RIGHT);
        m_date = body("yyyy-mm-dd", LXW_ALIGN_CENTER);
        m_households = body("0\"户\"", LXW_ALIGN_CENTER);
        m_visits = body("\"已排查\"0\"户\"", LXW_ALIGN_CENTER);
    }

    void write() {
        worksheet_merge_range(m_sheet, kTitleRow, 0, kTitleRow, m_last, m_ledger.title.c_str(), m_title);
        worksheet_set_row(m_sheet, kTitleRow, 34, nullptr);
        const auto line = "填报单位(盖章)：" + m_ledger.township +
                          "    填报人：            联系电话：            填报日期：" + m_ledger.asOf +
                          "    单位：户、人、元" + (m_ledger.masked ? "    证件号码和电话已隐去" : "");
        worksheet_merge_range(m_sheet, kFillInRow, 0, kFillInRow, m_last, line.c_str(), m_line);
        worksheet_set_row(m_sheet, kFillInRow, 20, nullptr);
        headings();
        for (std::size_t i = 0; i < m_ledger.rows.size(); ++i)
            row(kFirstRow + static_cast<lxw_row_t>(i), static_cast<double>(i + 1), m_ledger.rows[i]);
        totals();
        page();
    }

private:
    lxw_col_t helperColumn() const { return m_last + 1; }

    void headings() {
        worksheet_set_column(m_sheet, 0, 0, 6, nullptr);
        worksheet_write_string(m_sheet, kHeaderRow, 0, "序号", m_header);
        for (lxw_col_t c = 1; c <= m_last; ++c) {
            const auto& column = columns()[c - 1u];
            worksheet_set_column(m_sheet, c, c, column.width, nullptr);
            worksheet_write_string(m_sheet, kHeaderRow, c, column.heading, m_header);
        }
        worksheet_set_row(m_sheet, kHeaderRow, 60, nullptr);
        // The township's average is Σnet ÷ Σpersons, never the mean of means: the persons stand here.
        lxw_row_col_options hidden{};
        hidden.hidden = LXW_TRUE;
        worksheet_write_string(m_sheet, kHeaderRow, helperColumn(), "计入收入人口", m_header);
        worksheet_set_column_opt(m_sheet, helperColumn(), helperColumn(), 8, nullptr, &hidden);
    }

    void row(lxw_row_t r, double number, const VisitLedgerRow& data) {
        worksheet_write_number(m_sheet, r, 0, number, m_count);
        for (lxw_col_t c = 1; c <= m_last; ++c)
            cell(r, c, columns()[c - 1u], data);
        int lines = 1;
        for (const auto& column : columns())
            if (column.text)
                lines = std::max(lines, linesIn(column.text(data), column.width));
        worksheet_set_row(m_sheet, r, std::min(kLineHeight * lines + 4, 400.0), nullptr);
        if (data.perNet)
            worksheet_write_number(m_sheet, r, helperColumn(), static_cast<double>(data.counted), m_count);
    }

    void cell(lxw_row_t r, lxw_col_t c, const Column& column, const VisitLedgerRow& data) {
        auto* format = column.show == Show::Text    ? m_text
                       : column.show == Show::Count ? m_count
                       : column.show == Show::Money ? m_money
                                                    : m_date;
        if (column.number) {
            if (const auto value = column.number(data))
                worksheet_write_number(m_sheet, r, c, *value, format);
            else
                worksheet_write_blank(m_sheet, r, c, format);
            return;
        }
        const auto text = column.text(data);
        if (const auto date = column.show == Show::Date ? domain::parseDate(text) : std::nullopt) {
            lxw_datetime day{date->year, date->month, date->day, 0, 0, 0};
            worksheet_write_datetime(m_sheet, r, c, &day, format);
        } else if (text.empty()) {
            worksheet_write_blank(m_sheet, r, c, format);
        } else {
            worksheet_write_string(m_sheet, r, c, harmless(text).c_str(), format);
        }
    }

    std::string range(lxw_col_t column) const {
        const auto name = columnName(column);
        return name + std::to_string(kFirstRow + 1) + ":" + name + std::to_string(m_lastRow + 1);
    }

    void formula(lxw_row_t r, lxw_col_t c, const std::string& text, lxw_format* format, double value) {
        worksheet_write_formula_num(m_sheet, r, c, ("=" + text).c_str(), format, value);
    }

    void totals() {
        const lxw_row_t r = m_lastRow + 1;
        for (lxw_col_t c = 0; c <= m_last; ++c)
            worksheet_write_blank(m_sheet, r, c, m_text);
        worksheet_write_string(m_sheet, r, 0, "合计", m_header);
        if (m_ledger.rows.empty())
            return signatures(r + 1);
        formula(r, kHouseholdColumn, "COUNT(" + range(0) + ")", m_households,
                static_cast<double>(m_ledger.rows.size()));
        formula(r, kVisitedColumn, "COUNT(" + range(kVisitedColumn) + ")", m_visits, m_ledger.visited());
        for (lxw_col_t c = 1; c <= m_last; ++c)
            if (columns()[c - 1u].summed)
                formula(r, c, "SUM(" + range(c) + ")",
                        columns()[c - 1u].show == Show::Money ? m_money : m_count, sum(columns()[c - 1u]));
        average(r);
        signatures(r + 1);
    }

    double sum(const Column& column) const {
        // Whole fen, so that the cached value is what the program shows after adding up.
        double hundredths = 0;
        for (const auto& data : m_ledger.rows)
            hundredths += column.number(data).value_or(0) * 100;
        return std::round(hundredths) / 100;
    }

    void average(lxw_row_t r) {
        std::int64_t net = 0;
        std::int64_t persons = 0;
        for (const auto& data : m_ledger.rows)
            if (data.perNet) {
                net += data.net.value_or(0);
                persons += data.counted;
            }
        const auto helper = range(helperColumn());
        formula(r, helperColumn(), "SUM(" + helper + ")", m_count, static_cast<double>(persons));
        const auto perPerson = domain::perPerson(net, persons);
        // A household whose persons do not count has no part in the average.
        formula(r, kAverageColumn,
                "IF(SUM(" + helper + ")=0,\"\",ROUND(SUMIF(" + helper + ",\">0\"," + range(kNetColumn) +
                    ")/SUM(" + helper + "),2))",
                m_money, static_cast<double>(perPerson.value_or(0)) / 100);
    }

    void signatures(lxw_row_t r) {
        worksheet_merge_range(m_sheet, r, 0, r, m_last,
                              "单位负责人：                    审核人：                    填表人：", m_line);
        worksheet_set_row(m_sheet, r, 26, nullptr);
        worksheet_print_area(m_sheet, 0, 0, r, m_last);
    }

    void page() {
        worksheet_freeze_panes(m_sheet, kFirstRow, kHouseholdColumn + 1);
        worksheet_repeat_rows(m_sheet, kHeaderRow, kHeaderRow);
        worksheet_set_landscape(m_sheet);
        worksheet_set_paper(m_sheet, 8); // A3
        worksheet_fit_to_pages(m_sheet, 1, 0);
        worksheet_set_margins(m_sheet, 0.4, 0.4, 0.5, 0.6);
        worksheet_set_footer(m_sheet, "&C第&P页 共&N页");
        if (!m_ledger.rows.empty())
            worksheet_autofilter(m_sheet, kHeaderRow, 0, m_lastRow, m_last);
    }

    const domain::VisitLedger& m_ledger;
    lxw_worksheet* m_sheet;
    lxw_col_t m_last;    ///< 备注
    lxw_row_t m_lastRow; ///< of the households
    lxw_format* m_title;
    lxw_format* m_line;
    lxw_format* m_header;
    lxw_format* m_text;
    lxw_format* m_count;
    lxw_format* m_money;
    lxw_format* m_date;
    lxw_format* m_households;
    lxw_format* m_visits;
};

} // namespace

sync::Result<void> writeVisitLedger(const domain::VisitLedger& ledger, const std::filesystem::path& file) {
    auto part = file;
    part += ".part";
    // libxlsxwriter would tell on stderr; a place that cannot be written is nothing unusual.
    if (!std::ofstream(part))
        return sync::Error{"write_failed", "cannot create the file", true};
    lxw_workbook* workbook = workbook_new(part.c_str());
    if (!workbook)
        return sync::Error{"write_failed", "no memory"};
    LedgerSheet(workbook, ledger).write();
    std::error_code error;
    if (const auto closed = workbook_close(workbook); closed != LXW_NO_ERROR) {
        std::filesystem::remove(part, error);
        return sync::Error{"write_failed", lxw_strerror(closed), true};
    }
    std::filesystem::rename(part, file, error);
    if (error)
        return sync::Error{"write_failed", error.message(), true};
    return {};
}

} // namespace ruhu::documents
