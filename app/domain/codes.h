#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ruhu::domain {

enum class Language { Chinese, English };

/// One value of a code list. Labels in files from elsewhere that mean the same are aliases.
struct Code {
    std::string code;
    std::string zh;
    std::string en;
    std::vector<std::string> aliases;
};

/// A code list of app/domain/codes.json, in the order of the document. Immutable; any thread.
class CodeList {
public:
    CodeList(std::string zh, std::string en, std::vector<Code> codes);

    const std::string& title(Language language) const { return language == Language::Chinese ? m_zh : m_en; }
    const std::vector<Code>& codes() const { return m_codes; }

    const Code* find(std::string_view code) const;

    /// The code of a label, one of its aliases or the code itself, spaces and width of letters aside; empty
    /// if the list does not know it.
    std::string codeOf(std::string_view label) const;

    /// What a person reads. A code that the list does not know is its own label: raw labels of imported files
    /// are kept in place of a code until somebody maps them.
    std::string label(std::string_view code, Language language = Language::Chinese) const;

private:
    std::string m_zh;
    std::string m_en;
    std::vector<Code> m_codes;
    std::vector<std::pair<std::string, std::size_t>> m_byKey; ///< sorted
};

/// Lists by name: relation, ethnic, political, education, school_status, health, labour, work_region,
/// job_channel, public_post, id_type, pension, base_type, monitor_class, monitor_status, risk, whereabouts,
/// verified_by, mode, conclusion, role, signature_role, signature_mode, yes_no and more: see codes.json.
/// Throws std::out_of_range for a name that is not there.
const CodeList& codeList(std::string_view name);

} // namespace ruhu::domain
