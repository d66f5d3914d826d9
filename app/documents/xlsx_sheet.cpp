#include "app/documents/xlsx_sheet.h"

#include "app/documents/xml_stream.h"
#include "app/domain/dates.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <utility>

namespace ruhu::documents {

namespace {

using Event = XmlStream::Event;

struct Place {
    int row = 0;
    int column = 0;
};

/// "AB12" → row 11, column 27. Absurdly long letters or digits saturate, so limits catch them.
std::optional<Place> placeOf(std::string_view reference) {
    constexpr int kHuge = 1 << 24;
    Place place;
    std::size_t i = 0;
    for (; i < reference.size() && reference[i] >= 'A' && reference[i] <= 'Z'; ++i)
        place.column = std::min(kHuge, place.column * 26 + (reference[i] - 'A' + 1));
    const auto letters = i;
    for (; i < reference.size() && reference[i] >= '0' && reference[i] <= '9'; ++i)
        place.row = std::min(kHuge, place.row * 10 + (reference[i] - '0'));
    if (letters == 0 || i == letters || i != reference.size() || place.row == 0)
        return std::nullopt;
    return Place{place.row - 1, place.column - 1};
}

/// A whole number without ".0" or exponent, others in the shortest form that reads back.
std::string numberText(double value) {
    char text[40];
    if (std::floor(value) == value && std::abs(value) < 1e18)
        std::snprintf(text, sizeof text, "%.0f", value);
    else
        std::snprintf(text, sizeof text, "%.15g", value);
    return text;
}

class SheetParser {
public:
    SheetParser(std::string_view xml, XlsxContext& context, Sheet& sheet)
        : m_stream(xml)
        , m_context(context)
        , m_sheet(sheet) {}

    sync::Result<void> run() {
        for (;;) {
            switch (m_stream.next()) {
            case Event::Done:
                return {};
            case Event::Broken:
                return sync::Error{"cut_off", "worksheet"};
            case Event::Start:
                if (!start())
                    return sync::Error{"too_large", "worksheet"};
                break;
            case Event::End:
                if (!end())
                    return sync::Error{"too_large", "worksheet"};
                break;
            case Event::Text:
                if (m_inValue)
                    m_text += m_stream.text();
                if (static_cast<int>(m_text.size()) > m_context.limits.cellBytes)
                    return sync::Error{"too_large", "cell"};
                break;
            }
        }
    }

private:
    bool start() {
        const auto name = m_stream.name();
        if (name == "row") {
            const auto number = m_stream.attribute("r");
            m_row = number.empty() ? m_row + 1 : std::atoi(number.c_str()) - 1;
            m_column = -1;
            if (m_row < 0 || m_row >= m_context.limits.rows)
                return false;
        } else if (name == "c") {
            const auto place = placeOf(m_stream.attribute("r"));
            m_column = place ? place->column : m_column + 1;
            m_type = m_stream.attribute("t");
            m_style = static_cast<std::size_t>(std::strtoul(m_stream.attribute("s").c_str(), nullptr, 10));
            m_text.clear();
            return m_column < m_context.limits.columns;
        } else if (name == "rPh") {
            ++m_phonetic;
        } else if (name == "v" || name == "t") {
            m_inValue = m_phonetic == 0;
        } else if (name == "mergeCell") {
            return addMerge(m_stream.attribute("ref"));
        }
        return true;
    }

    bool end() {
        const auto name = m_stream.name();
        if (name == "rPh")
            --m_phonetic;
        else if (name == "v" || name == "t")
            m_inValue = false;
        else if (name == "c")
            return addCell();
        return true;
    }

    bool addMerge(const std::string& reference) {
        const auto colon = reference.find(':');
        const auto from = placeOf(reference.substr(0, colon));
        const auto to = colon == std::string::npos ? from : placeOf(reference.substr(colon + 1));
        if (from && to)
            m_sheet.merges.push_back({from->row, to->row, from->column, to->column});
        return static_cast<int>(m_sheet.merges.size()) <= m_context.limits.merges;
    }

    bool addCell() {
        if (m_text.empty())
            return true;
        Cell cell;
        cell.column = m_column;
        fill(cell);
        m_context.textBytes += static_cast<std::int64_t>(cell.text.size());
        if (++m_context.cells > m_context.limits.cells || m_context.textBytes > m_context.limits.textBytes)
            return false;
        auto& rows = m_sheet.rows;
        if (rows.empty() || rows.back().index < m_row)
            rows.push_back({m_row, {}});
        // Rows and cells out of order are nothing that a spreadsheet program writes.
        auto& row = rows.back();
        if (row.index == m_row && (row.cells.empty() || row.cells.back().column < m_column))
            row.cells.push_back(std::move(cell));
        return true;
    }

    void fill(Cell& cell) const {
        if (m_type == "s") {
            const auto index = std::strtoul(m_text.c_str(), nullptr, 10);
            if (index < m_context.sharedStrings.size())
                cell.text = m_context.sharedStrings[index];
        } else if (m_type.empty() || m_type == "n") {
            char* parsed = nullptr;
            cell.number = std::strtod(m_text.c_str(), &parsed);
            if (parsed == m_text.c_str() || !std::isfinite(cell.number)) {
                cell.text = m_text;
                return;
            }
            const auto date = m_context.styles.isDate(m_style)
                                  ? domain::dateOfSerial(cell.number, m_sheet.since1904)
                                  : std::nullopt;
            cell.kind = date ? CellKind::Date : CellKind::Number;
            cell.text = date ? date->iso() : numberText(cell.number);
            cell.lossy = std::abs(cell.number) >= 1e15;
        } else {
            cell.kind = m_type == "b" ? CellKind::Bool : m_type == "e" ? CellKind::Fault : CellKind::Text;
            cell.text = m_type == "b" ? (m_text == "1" ? "是" : "否") : m_text;
        }
    }

    XmlStream m_stream;
    XlsxContext& m_context;
    Sheet& m_sheet;
    int m_row = -1;
    int m_column = -1;
    int m_phonetic = 0;
    bool m_inValue = false;
    std::string m_type;
    std::string m_text;
    std::size_t m_style = 0;
};

} // namespace

sync::Result<void> readXlsxSheet(std::string_view xml, XlsxContext& context, Sheet& sheet) {
    return SheetParser(xml, context, sheet).run();
}

sync::Result<std::vector<std::string>> readSharedStrings(std::string_view xml,
                                                         const SpreadsheetLimits& limits) {
    std::vector<std::string> strings;
    XmlStream stream(xml);
    std::string text;
    int phonetic = 0;
    bool inText = false;
    for (;;) {
        const auto event = stream.next();
        if (event == Event::Done)
            return strings;
        if (event == Event::Broken)
            return sync::Error{"cut_off", "shared strings"};
        if (event == Event::Text) {
            if (inText)
                text += stream.text();
            if (static_cast<int>(text.size()) > limits.cellBytes)
                return sync::Error{"too_large", "shared string"};
            continue;
        }
        const bool start = event == Event::Start;
        if (stream.name() == "rPh")
            phonetic += start ? 1 : -1;
        else if (stream.name() == "t")
            inText = start && phonetic == 0;
        else if (stream.name() == "si" && !start)
            strings.push_back(std::exchange(text, {}));
    }
}

} // namespace ruhu::documents
