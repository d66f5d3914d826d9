#include "app/documents/xlsx_styles.h"

#include "app/documents/xml_stream.h"

#include <cstdlib>
#include <map>
#include <string>

namespace ruhu::documents {

namespace {

/// Built-in formats have no code in the file; 27 to 36 and 50 to 58 are dates in Chinese editions.
bool isBuiltInDate(int id) {
    return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

} // namespace

bool isDateFormat(std::string_view formatCode) {
    bool quoted = false;
    bool bracket = false;
    for (std::size_t i = 0; i < formatCode.size(); ++i) {
        const char c = formatCode[i];
        if (c == '"')
            quoted = !quoted;
        else if (quoted)
            continue;
        else if (c == '\\' || c == '_' || c == '*')
            ++i; // the next character is shown as it is, or is a width
        else if (c == '[')
            bracket = true;
        else if (c == ']')
            bracket = false;
        else if (!bracket && (c == 'y' || c == 'Y' || c == 'd' || c == 'D'))
            return true;
        else if (c == ';')
            break;
    }
    return false;
}

XlsxStyles XlsxStyles::parse(std::string_view xml) {
    constexpr std::size_t kFormats = 100'000;
    XlsxStyles styles;
    std::map<int, bool> custom;
    bool inCellFormats = false;
    XmlStream stream(xml);
    for (;;) {
        const auto event = stream.next();
        if (event == XmlStream::Event::Done || event == XmlStream::Event::Broken)
            return styles;
        if (stream.name() == "cellXfs")
            inCellFormats = event == XmlStream::Event::Start;
        if (event != XmlStream::Event::Start)
            continue;
        if (stream.name() == "numFmt" && custom.size() < kFormats) {
            custom[std::atoi(stream.attribute("numFmtId").c_str())] =
                isDateFormat(stream.attribute("formatCode"));
        } else if (stream.name() == "xf" && inCellFormats && styles.m_isDate.size() < kFormats) {
            const int id = std::atoi(stream.attribute("numFmtId").c_str());
            const auto found = custom.find(id);
            styles.m_isDate.push_back(found != custom.end() ? found->second : isBuiltInDate(id));
        }
    }
}

} // namespace ruhu::documents
