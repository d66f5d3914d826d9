#include "app/usecases/import_staff.h"

#include "app/domain/codes.h"
#include "app/domain/dates.h"
#include "app/domain/names.h"
#include "app/domain/phone.h"
#include "app/domain/text.h"
#include "app/usecases/draft_batch.h"
#include "app/usecases/pin.h"
#include "app/usecases/roster_staging.h"
#include "app/usecases/table_header.h"

#include <nlohmann/json.hpp>

#include <array>
#include <set>
#include <utility>

namespace ruhu::usecases {

namespace {

using nlohmann::json;

enum Column : std::size_t { kName, kRole, kVillages, kPhone, kPin };

const std::vector<HeadingAlias> kHeadings = {
    {"name", {"姓名", "人员姓名"}},
    {"role", {"职务", "身份", "岗位", "角色"}},
    {"villages", {"行政村", "负责村", "所在村", "村", "包联村"}},
    {"phone", {"联系电话", "电话", "手机号", "手机号码"}},
    {"pin", {"初始密码", "密码"}},
};

constexpr std::array kRequired = {std::size_t{kName}, std::size_t{kRole}, std::size_t{kVillages}};

bool worksForTownship(const std::string& role) {
    return role == "county" || role == "township_admin" || role == "township_leader" || role == "inspector";
}

std::vector<std::string> splitNames(const std::string& text) {
    std::vector<std::string> names;
    std::u32string name;
    for (char32_t c : domain::codePoints(text + "、")) {
        const bool divides =
            c == U'、' || c == U',' || c == U'，' || c == U';' || c == U'；' || c == U'/' || c == U' ';
        if (!divides)
            name.push_back(c);
        else if (!name.empty())
            names.push_back(domain::utf8(std::exchange(name, {})));
    }
    return names;
}

class StaffImport {
public:
    StaffImport(sync::Committer& committer, sync::Random& random)
        : m_random(random)
        , m_known(committer, {"village", "staff", "assignment", "credential"})
        , m_today(domain::chinaDate(committer.correctedNow()))
        , m_batch(m_report) {
        m_report.isStaff = true;
        for (const auto& [id, village] : m_known.all("village"))
            if (!village.deleted)
                m_villages[villageKey(village.text("name"))] = village.text("code");
    }

    void readSheet(const documents::Sheet& sheet, const TableHeader& header) {
        for (const auto& row : sheet.rows)
            if (row.index >= header.firstDataRow)
                readRow(sheet, header, row);
    }

    std::vector<sync::Draft> drafts() { return m_batch.take(); }
    ImportReport report() { return std::move(m_report); }

private:
    void readRow(const documents::Sheet& sheet, const TableHeader& header, const documents::Row& row) {
        const auto cell = [&](Column column) {
            const auto* found =
                header.column(column) < 0 ? nullptr : sheet.at(row.index, header.column(column));
            return found ? domain::cleanCell(found->text) : std::string();
        };
        const auto name = domain::cleanName(cell(kName)).text;
        if (name.empty() || name == "合计")
            return;
        ++m_report.rows;
        const ImportRemark place{sheet.name, row.index + 1, name};
        const auto refuse = [&](const std::string& why) {
            m_report.rejected.push_back({place.sheet, place.row, name + "：" + why});
        };
        const auto role = domain::codeList("role").codeOf(cell(kRole));
        if (role.empty())
            return refuse("职务“" + cell(kRole) + "”不在代码表内");
        const auto phone = domain::parsePhone(cell(kPhone));
        if (phone.kind == domain::PhoneKind::Unusable)
            return refuse("联系电话不对");
        const auto pin = domain::narrow(cell(kPin));
        if (!pin.empty() && !isPin(pin))
            return refuse("初始密码须为6至12位数字");
        std::string unknown;
        const auto codes = villageCodes(cell(kVillages), role, unknown);
        if (!unknown.empty())
            return refuse("没有行政村“" + unknown + "”，请先导入农户名册");
        if (codes.empty())
            return refuse("没有行政村");
        put(place, role, phone.text, pin, codes);
    }

    std::set<std::string> villageCodes(const std::string& text, const std::string& role,
                                       std::string& unknown) const {
        std::set<std::string> codes;
        const auto names = splitNames(text);
        const bool all = (names.empty() && worksForTownship(role)) || text == "全乡" || text == "全镇";
        for (const auto& [key, code] : m_villages)
            if (all)
                codes.insert(code);
        if (all)
            return codes;
        for (const auto& name : names) {
            const auto found = m_villages.find(villageKey(name));
            if (found == m_villages.end())
                unknown = name;
            else
                codes.insert(found->second);
        }
        return codes;
    }

    void put(const ImportRemark& place, const std::string& role, const std::string& phone,
             const std::string& pin, const std::set<std::string>& codes) {
        const auto staff = sync::nameId("staff", place.text + "/" + (phone.empty() ? role : phone));
        FieldValues fields = {
            {"name", place.text}, {"role", role}, {"phone", phone.empty() ? json(nullptr) : json(phone)}};
        m_batch.put({"township", "staff", staff, std::move(fields), {{"active", true}}, place},
                    m_known.find("staff", staff), m_report.staff);
        ImportCount assignments;
        for (const auto& code : codes) {
            const auto assignment = sync::nameId("assignment", staff + "/" + code);
            m_batch.put({code,
                         "assignment",
                         assignment,
                         {{"staff_id", staff}, {"role", role}, {"village_code", code}},
                         {{"starts_on", m_today}},
                         place},
                        m_known.find("assignment", assignment), assignments);
        }
        putCredentials(place, role, staff, pin, codes);
    }

    /// One verifier for all villages of a person: it is the same secret, and Argon2id is slow by intent.
    void putCredentials(const ImportRemark& place, const std::string& role, const sync::Id& staff,
                        const std::string& given, const std::set<std::string>& codes) {
        std::string verifier;
        json mustChange = true;
        for (const auto& [id, credential] : m_known.all("credential"))
            if (!credential.deleted && credential.text("staff_id") == staff) {
                verifier = credential.text("pin_hash");
                mustChange = credential.value("must_change");
            }
        for (const auto& code : codes) {
            const auto id = sync::nameId("credential", staff + "/" + code);
            const auto* known = m_known.find("credential", id);
            if (verifier.empty()) {
                const auto pin = given.empty() ? randomPin(m_random) : given;
                if (given.empty())
                    m_report.newPins.push_back(place.text + " " + domain::codeList("role").label(role) + " " +
                                               pin);
                verifier = hashPin(pin);
            }
            m_batch.put({code,
                         "credential",
                         id,
                         {{"staff_id", staff}},
                         {{"pin_hash", verifier}, {"must_change", mustChange}},
                         place},
                        known, m_report.credentials);
        }
    }

    sync::Random& m_random;
    store::RosterLookup m_known;
    std::string m_today;
    ImportReport m_report;
    DraftBatch m_batch;
    std::map<std::string, std::string> m_villages; ///< codes by villageKey
};

} // namespace

bool isStaffList(const documents::Workbook& workbook) {
    for (const auto& sheet : workbook.sheets)
        if (findHeader(sheet, kHeadings, kRequired))
            return true;
    return false;
}

sync::Result<ImportReport> importStaff(const documents::Workbook& workbook, sync::Committer& committer,
                                       sync::Random& random) {
    if (!isStaffList(workbook))
        return sync::Error{"no_roster", "no sheet has the headings of a staff list"};
    StaffImport import(committer, random);
    for (const auto& sheet : workbook.sheets)
        if (const auto header = findHeader(sheet, kHeadings, kRequired))
            import.readSheet(sheet, *header);
    for (const auto& draft : import.drafts())
        if (auto done = committer.commit(draft); !done)
            return done.error();
    return import.report();
}

} // namespace ruhu::usecases
