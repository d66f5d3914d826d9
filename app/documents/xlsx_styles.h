#pragma once

#include <string_view>
#include <vector>

namespace ruhu::documents {

/// Which cell formats of a workbook show numbers as dates.
class XlsxStyles {
public:
    /// Reads xl/styles.xml. A broken part means that no format is a date.
    static XlsxStyles parse(std::string_view xml);

    bool isDate(std::size_t format) const { return format < m_isDate.size() && m_isDate[format]; }

private:
    std::vector<bool> m_isDate; ///< by index in cellXfs
};

/// True if a number format code shows a day, month or year: "yyyy-mm-dd", "m/d/yy"; not "0.00" or "[Red]0".
bool isDateFormat(std::string_view formatCode);

} // namespace ruhu::documents
