#include "tests/front/front_world.h"

#include "app/documents/spreadsheet.h"
#include "app/domain/schema.h"
#include "app/questionnaire/built_in_form.h"
#include "app/store/visit_queries.h"
#include "app/usecases/import_roster.h"
#include "app/usecases/import_staff.h"
#include "app/usecases/record_visit.h"
#include "app/usecases/seal_visit.h"
#include "sync/core/signing.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>

#include <stdexcept>

namespace ruhu::tests {
namespace {

constexpr sync::Instant kNow = 1'779'588'000'000; // 2026-05-24 10:00 in China
constexpr sync::Instant kDay = 86'400'000;

void must(const sync::Result<void>& result) {
    if (!result)
        throw std::runtime_error(result.error().code + ": " + result.error().detail);
}

template <typename T> T must(sync::Result<T> result) {
    if (!result)
        throw std::runtime_error(result.error().code + ": " + result.error().detail);
    return std::move(result).value();
}

std::string sample(const char* name) {
    return std::string(RUHU_SOURCE_ROOT) + "/tests/samples/" + name;
}

using Fields = std::vector<std::pair<std::string, nlohmann::json>>;

sync::RecordChange record(const char* type, const sync::Id& id, Fields fields) {
    return {type, id, std::move(fields), std::nullopt};
}

} // namespace

FrontWorld::FrontWorld(int villages)
    : m_villages(villages) {
    clock.set(kNow);
    central =
        must(sync::openSqliteCentralStore(folder.path() / "central.db", domain::schema(), clock, random));
    openOffice();
    addStaff();
}

sync::Result<void> FrontWorld::commit(sync::Committer& committer, const std::string& stream,
                                      std::vector<sync::RecordChange> changes, const sync::Id& by) {
    sync::Draft draft;
    draft.stream = stream;
    draft.by = by;
    draft.changes = std::move(changes);
    return committer.commit(draft);
}

void FrontWorld::openOffice() {
    const auto workbook = must(documents::readSpreadsheet(sample("roster.xlsx")));
    (void)must(usecases::importRoster(workbook, central->office()));
    SQLite::Statement query(central->office().tables(), "SELECT code FROM village ORDER BY code");
    while (query.executeStep())
        m_codes.push_back(query.getColumn(0).getString());
    round = sync::nameId("round", m_codes.front().substr(0, 9) + "/2026年第一轮");
    must(commit(central->office(), "township",
                {record("round", round,
                        {{"name", "2026年第一轮"},
                         {"year", 2026},
                         {"state", "1"},
                         {"starts_on", "2026-05-10"},
                         {"visits_due_on", "2026-06-02"},
                         {"income_line", 600000},
                         {"income_line_confirmed", true},
                         {"min_checkers", 2}})}));
}

void FrontWorld::addStaff() {
    const auto workbook = must(documents::readSpreadsheet(sample("staff.csv")));
    (void)must(usecases::importStaff(workbook, central->office(), random));
    SQLite::Statement query(central->office().tables(), "SELECT name, id FROM staff");
    while (query.executeStep())
        m_staff[query.getColumn(0).getString()] = query.getColumn(1).getString();
    const auto& sheet = workbook.sheets.front();
    for (const auto& row : sheet.rows) {
        const auto* name = sheet.at(row.index, 0);
        const auto* pin = sheet.at(row.index, 4);
        if (name != nullptr && pin != nullptr)
            m_pins[name->text] = pin->text;
    }
}

std::string FrontWorld::villageCode(const std::string& name) {
    SQLite::Statement query(central->office().tables(), "SELECT code FROM village WHERE name = ?");
    query.bind(1, name);
    return query.executeStep() ? query.getColumn(0).getString() : std::string();
}

std::unique_ptr<FrontWorld::Tablet> FrontWorld::makeTablet(const std::string& name, bool enrolled) {
    auto tablet = std::make_unique<Tablet>();
    tablet->folder = folder.path() / name;
    std::filesystem::create_directories(tablet->folder);
    const auto file = tablet->folder / "tablet.db";
    tablet->replica = must(sync::Replica::open(file, domain::schema(), clock, random));
    if (enrolled) {
        enrol(*tablet, name);
        sync(*tablet);
    }
    tablet->settings = std::make_unique<store::Settings>(tablet->folder / "settings.json");
    tablet->signIn = std::make_unique<usecases::SignIn>(*tablet->replica, *tablet->settings, clock);
    tablet->revealField = std::make_unique<usecases::RevealField>(*tablet->replica);
    tablet->resolveReview = std::make_unique<usecases::ResolveReview>(*tablet->replica);
    tablet->forms = std::make_unique<usecases::FormShelf>(
        tablet->replica->tables(),
        [replica = tablet->replica.get()](const std::string& sha256) { return replica->blob(sha256); });
    const auto loadIndex = [this, file](const sync::Id& roundId) {
        sync::test::SeededRandom own{1};
        const auto replica = must(sync::Replica::open(file, domain::schema(), clock, own));
        auto index = std::make_unique<store::SearchIndex>();
        index->load(replica->tables(), roundId);
        return index;
    };
    tablet->app = std::make_unique<viewmodels::Application>(viewmodels::ApplicationParts{
        *tablet->replica, domain::schema(), clock, *tablet->settings, tablet->enrolment, *tablet->signIn,
        tablet->syncNow, tablet->carryWork, *tablet->revealField, *tablet->resolveReview, tablet->ports,
        *tablet->forms, loadIndex});
    tablet->replica->onNotice = [app = tablet->app.get()](const sync::Notice& notice) {
        app->announce(notice);
    };
    tablet->carryWork.onChange = [app = tablet->app.get()] { emit app->carryChanged(); };
    tablet->syncNow.onChange = [app = tablet->app.get()] { emit app->syncChanged(); };
    return tablet;
}

void FrontWorld::enrol(Tablet& tablet, const std::string& name) {
    std::vector<std::string> grants = {"township"};
    // 白家岭村 is the village of the pictures: a tablet of one village is one of that.
    if (m_villages == 1)
        grants.push_back(villageCode("白家岭村"));
    for (int i = 0; m_villages > 1 && i < m_villages; ++i)
        grants.push_back(m_codes[static_cast<std::size_t>(i)]);
    const sync::KeyPair keys = sync::makeKeyPair(random);
    const sync::Identity identity = {sync::newId(clock, random),
                                     name,
                                     "赵家坪乡",
                                     "https://192.168.1.10:7443",
                                     "",
                                     "token",
                                     keys.secretKey,
                                     grants};
    sync::DeviceAccount account;
    account.device = identity.device;
    account.name = name;
    account.publicKey = keys.publicKey;
    account.tokenHash = sync::sha256Hex(identity.token);
    account.grants = grants;
    sync::EnrolmentCode code;
    code.codeId = "T" + std::to_string(m_accounts.size());
    code.expiresAt = clock.now() + kDay;
    must(central->addEnrolmentCode(code));
    must(central->enrol(code.codeId, account));
    m_accounts[identity.device] = account;
    must(tablet.replica->setIdentity(identity));
    must(commit(central->office(), "township",
                {record("device", identity.device, {{"name", name}, {"public_key", account.publicKey}})}));
}

void FrontWorld::sync(Tablet& tablet) {
    const auto account = m_accounts.at(tablet.replica->identity()->device);
    for (;;) {
        const auto request = must(tablet.replica->nextRequest(1 << 20));
        // Both ways as the wire carries it: what travels in short is made whole by who receives it.
        const auto received = must(sync::decodeRequest(sync::encodeRequest(request)));
        const auto sent = must(central->sync(account, received));
        const auto answer = must(sync::decodeAnswer(sync::encodeAnswer(sent), request));
        const auto notice = must(tablet.replica->take(answer));
        bool level = request.pushes.empty() && request.blobs.empty();
        for (const auto& stream : answer.streams)
            level = level && stream.seq >= stream.head && stream.entries.empty();
        (void)notice;
        if (level)
            return;
    }
}

void FrontWorld::visitSome(Tablet& tablet, const std::string& villageCode, int visits, int from) {
    const sync::Id wang = m_staff.at("王建国");
    const sync::Id li = m_staff.at("李晓梅");
    std::vector<sync::Id> households;
    {
        SQLite::Statement query(
            tablet.replica->tables(),
            "SELECT h.id FROM household h LEFT JOIN hamlet t ON t.id = h.hamlet_id"
            " WHERE h.village_code = ? ORDER BY t.position, t.name, h.position, h.national_no");
        query.bind(1, villageCode);
        while (query.executeStep())
            households.push_back(query.getColumn(0).getString());
    }
    for (int i = from; i < visits && i < static_cast<int>(households.size()); ++i) {
        const sync::Id& household = households[static_cast<std::size_t>(i)];
        const sync::Id visit = sync::nameId("visit", round + "/" + household);
        const sync::Instant at = kNow - (visits - i) * kDay / 16;
        Fields fields = {
            {"round_id", round},  {"household_id", household},
            {"version", 1},       {"started_at", at},
            {"visited_at", at},   {"mode", "1"},
            {"team", {li, wang}}, {"answers", {{"biz_crop", {{"v", 320000}, {"how", "estimate"}}}}}};
        std::vector<sync::RecordChange> changes;
        const bool draft = i % 23 == 11 || i >= visits - 2;
        const bool awaits = !draft && i % 29 == 4;
        if (!draft) {
            const sync::Id seal = tablet.replica->makeId();
            for (int checker = 0; checker < 2; ++checker)
                changes.push_back(record("signature", tablet.replica->makeId(),
                                         {{"seal_id", seal},
                                          {"visit_id", visit},
                                          {"household_id", household},
                                          {"role", "checker"},
                                          {"staff_id", checker == 0 ? wang : li},
                                          {"signed_at", at}}));
            changes.push_back(record("visit_seal", seal,
                                     {{"visit_id", visit},
                                      {"household_id", household},
                                      {"version", 1},
                                      {"content", R"({"result":{"per_net":841000}})"},
                                      {"frozen_at", at}}));
            fields.emplace_back("conclusion_note", "儿子说今年可能换工地，务工月数要再问。");
            if (awaits) {
                fields.emplace_back("resign_due_on", "2026-05-26");
            } else {
                fields.emplace_back("sealed_version", 1);
                fields.emplace_back("seal_id", seal);
            }
        }
        changes.insert(changes.begin(), record("visit", visit, std::move(fields)));
        must(commit(*tablet.replica, villageCode, std::move(changes), wang));
    }
}

void FrontWorld::refuse(Tablet& tablet, const sync::Id& household) {
    constexpr const char* kToday = "2026-05-24";
    const auto by = staff("王建国");
    const auto& form = *questionnaire::builtInForm();
    usecases::RecordVisit record(*tablet.replica);
    const auto visit = must(record.start(household, round, by, kToday, form));
    const auto text = [](const char* value) { return domain::exactly(std::string(value)); };
    using Place = domain::FieldRef::Place;
    must(record.save(visit, by,
                     {{{Place::Visit, "conclusion", {}}, text("7")},
                      {{Place::Answer, "unverified", {}}, text("refused")},
                      {{Place::Visit, "conclusion_note", {}}, text("不让进门")},
                      {{Place::Visit, "mode", {}}, text("1")},
                      {{Place::Visit, "team", {}}, domain::exactly(std::vector{by, staff("李晓梅")})}}));
    const auto facts = [&] {
        return store::visitFacts(tablet.replica->tables(), household, round, kToday).value();
    };
    usecases::SealVisit sealing(*tablet.replica, form,
                                [](std::string_view) { return std::string("device"); });
    domain::Ink ink;
    for (int stroke = 0; stroke < 3; ++stroke)
        for (int i = 0; i < 20; ++i) {
            if (i == 0)
                ink.emplace_back();
            ink.back().points.push_back(
                {1000 + stroke * 1500 + i * 60, 2000 + i * 40, stroke * 400 + i * 12, 500});
        }
    for (const char* name : {"王建国", "李晓梅"})
        (void)must(sealing.sign(facts(), by, {"checker", staff(name), name, "", "", ink}));
    usecases::NewSignature refused{"head", "", facts().household.head, "01", "", ink};
    refused.mode = "refused";
    refused.reason = "content";
    refused.witness = staff("白保平");
    refused.dueOn = "2026-05-31";
    (void)must(sealing.sign(facts(), by, refused));
}

} // namespace ruhu::tests
