#include "app/usecases/roster_person.h"

#include "app/domain/codes.h"
#include "app/domain/dates.h"
#include "app/domain/disability_certificate.h"
#include "app/domain/names.h"

#include <nlohmann/json.hpp>

namespace ruhu::usecases {

namespace {

using domain::IdFault;
using nlohmann::json;

std::size_t personColumn(std::string_view name) {
    return rosterColumn(RosterSubject::Person, name);
}

struct Columns {
    std::size_t nationalNo = personColumn("national_no");
    std::size_t name = personColumn("name");
    std::size_t gender = personColumn("gender");
    std::size_t birthDate = personColumn("birth_date");
    std::size_t idNo = personColumn("id_no");
    std::size_t disabilityNo = personColumn("disability_no");
    std::size_t disabilityKind = personColumn("disability_kind");
    std::size_t disabilityLevel = personColumn("disability_level");
    std::size_t pensionResident = personColumn("pension_resident");
    std::size_t pensionEmployee = personColumn("pension_employee");
};

const Columns& columns() {
    static const Columns kColumns;
    return kColumns;
}

json textOrNull(const std::string& text) {
    return text.empty() ? json(nullptr) : json(text);
}

/// Builds one person; doubts become warnings at the end.
class PersonBuilder {
public:
    PersonBuilder(const RosterRows& rows, const RosterRow& row, std::string_view today)
        : m_row(row)
        , m_sheet(rows.sheets[static_cast<std::size_t>(row.sheet)])
        , m_today(today) {}

    std::vector<std::string> doubts;
    std::string refusal;

    StagedPerson build() {
        StagedPerson person;
        const auto name = domain::cleanName(m_row[columns().name]);
        if (name.text.empty()) {
            refusal = "没有姓名";
            return person;
        }
        person.name = name.text;
        person.nationalNo = m_row[columns().nationalNo];
        if (person.nationalNo.find("E+") != std::string::npos) {
            refusal = "人口编号按数字保存，后几位已丢失，请按文本格式重新导出";
            return person;
        }
        identify(person);
        if (!refusal.empty())
            return person;
        if (name.doubtful)
            doubts.push_back("姓名中有无法识别的字，请对照身份证核对");
        person.fields = {{"name", name.text},
                         {"raw_name", name.raw == name.text ? json(nullptr) : json(name.raw)},
                         {"national_no", textOrNull(person.nationalNo)},
                         {"id_no", textOrNull(person.idNo)},
                         {"id_override", textOrNull(m_override)}};
        bornAs(person);
        plainColumns(person);
        pension(person);
        disability(person);
        return person;
    }

private:
    bool has(std::size_t column) const { return m_sheet.hasColumn[column]; }

    void identify(StagedPerson& person) {
        const auto& written = m_row[columns().idNo];
        if (auto certificate = domain::checkDisabilityCertificate(written, m_today); certificate.valid) {
            m_certificate = std::move(certificate);
            m_id = domain::checkIdentityNumber(m_certificate.idNo, m_today);
        } else {
            m_id = domain::checkIdentityNumber(written, m_today);
        }
        switch (m_id.fault) {
        case IdFault::None:
            break;
        case IdFault::Empty:
            if (person.nationalNo.empty())
                refusal = "既没有证件号码也没有人口编号，无法识别本人";
            break;
        case IdFault::Masked:
        case IdFault::PrecisionLost:
        case IdFault::BadForm:
            refusal = domain::faultText(m_id.fault);
            break;
        case IdFault::OldFifteen:
        case IdFault::BadChecksum:
        case IdFault::BadDate:
            // Nobody at a village can repair what the police issued: taken as written, for a person to check.
            doubts.push_back(domain::faultText(m_id.fault) + "，已照录");
            m_override = "名册照录：" + domain::faultText(m_id.fault);
            break;
        }
        person.idNo = m_id.text;
    }

    void bornAs(StagedPerson& person) {
        const auto gender = domain::codeList("gender").codeOf(m_row[columns().gender]);
        const auto& written = m_row[columns().birthDate];
        const auto date = domain::parseDate(written, m_sheet.since1904);
        const auto birth = date ? date->iso() : std::string();
        if (m_id.valid()) {
            if (!gender.empty() && gender != m_id.gender)
                doubts.push_back("性别与证件号码不符，以证件号码为准");
            if (!birth.empty() && !m_id.birthDate.starts_with(birth))
                doubts.push_back("出生日期与证件号码不符，以证件号码为准");
            person.fields.emplace_back("gender", m_id.gender);
            person.fields.emplace_back("birth_date", m_id.birthDate);
            return;
        }
        if (!written.empty() && !(date && date->hasDay()))
            doubts.push_back(date ? "出生日期只有年月，未录入" : "出生日期看不懂，未录入");
        person.fields.emplace_back("gender", textOrNull(gender));
        person.fields.emplace_back("birth_date", date && date->hasDay() ? json(birth) : json(nullptr));
    }

    void plainColumns(StagedPerson& person) {
        const auto& all = rosterColumns();
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i].subject == RosterSubject::Person && all[i].value != RosterValue::Special && has(i) &&
                i != columns().disabilityKind && i != columns().disabilityLevel)
                person.fields.emplace_back(all[i].name, rosterValue(all[i], m_row[i], doubts));
    }

    /// Two yes-or-no columns make one code; a single 否 does not tell what the other scheme would say.
    void pension(StagedPerson& person) {
        if (!has(columns().pensionResident) && !has(columns().pensionEmployee))
            return;
        const auto& yesNo = domain::codeList("yes_no");
        const auto resident = yesNo.codeOf(m_row[columns().pensionResident]);
        const auto employee = yesNo.codeOf(m_row[columns().pensionEmployee]);
        json value = nullptr;
        if (resident == "1")
            value = "1";
        else if (employee == "1")
            value = "2";
        else if (resident == "0" && employee == "0")
            value = "3";
        person.fields.emplace_back("pension", std::move(value));
    }

    void disability(StagedPerson& person) {
        const auto& written = m_row[columns().disabilityNo];
        if (!m_certificate.valid && !written.empty()) {
            m_certificate = domain::checkDisabilityCertificate(written, m_today);
            if (!m_certificate.valid)
                doubts.push_back("残疾证号不对，已照录");
            else if (m_id.valid() && m_certificate.idNo != m_id.text)
                doubts.push_back("残疾证号与证件号码不是同一人");
        }
        const bool any = has(columns().disabilityNo) || has(columns().disabilityKind) ||
                         has(columns().disabilityLevel) || m_certificate.valid;
        if (!any)
            return;
        const auto& all = rosterColumns();
        auto kind = rosterValue(all[columns().disabilityKind], m_row[columns().disabilityKind], doubts);
        auto level = rosterValue(all[columns().disabilityLevel], m_row[columns().disabilityLevel], doubts);
        person.fields.emplace_back("disability_no", textOrNull(m_certificate.text));
        person.fields.emplace_back("disability_kind", kind.is_null() ? textOrNull(m_certificate.kind) : kind);
        person.fields.emplace_back("disability_level",
                                   level.is_null() ? textOrNull(m_certificate.level) : level);
    }

    const RosterRow& m_row;
    const RosterSheet& m_sheet;
    std::string_view m_today;
    domain::IdentityNumber m_id;
    domain::DisabilityCertificate m_certificate;
    std::string m_override;
};

} // namespace

std::optional<StagedPerson> stagePerson(const RosterRows& rows, const RosterRow& row, std::string_view today,
                                        ImportReport& report) {
    PersonBuilder builder(rows, row, today);
    auto person = builder.build();
    if (!builder.refusal.empty()) {
        report.rejected.push_back(
            rows.remark(row, (person.name.empty() ? "" : person.name + "：") + builder.refusal));
        return std::nullopt;
    }
    for (auto& doubt : builder.doubts)
        report.warnings.push_back(rows.remark(row, person.name + "：" + doubt));
    person.place = rows.remark(row, {});
    return person;
}

} // namespace ruhu::usecases
