#include "tests/qml/visit_fixture.h"

#include "app/domain/inkml.h"
#include "app/domain/seal_content.h"
#include "app/store/search_index.h"
#include "app/usecases/record_visit.h"
#include "app/usecases/seal_visit.h"
#include "tests/app/door_form.h"
#include "tests/app/opus_note.h"
#include "tests/app/visit_sample.h"
#include "tests/support/handwriting.h"

#include <SQLiteCpp/Database.h>
#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QDir>
#include <QImage>
#include <QPainter>
#include <QtQml>

#include <fstream>

namespace ruhu::tests {
namespace {

/// This tablet is enrolled and far from any network.
class NoEnrolment : public usecases::EnrolTablet {
public:
    void enrol(const std::string&, const std::string&,
               std::function<void(sync::Result<void>)> done) override {
        done(sync::Error{"unreachable", "no network", true});
    }
};

class NoWayOnFoot : public usecases::CarryWork {
public:
    void toStick(const std::filesystem::path&, Done done) override { done(sync::Error{"io", "", true}); }
    void toColleague(const std::string&, Done done) override { done(sync::Error{"unreachable", "", true}); }
    sync::Result<void> lend() override { return sync::Error{"address_in_use", "", false}; }
    void endLending() override {}
    bool lending() const override { return false; }
    std::size_t carried() const override { return 0; }
};

class NoNetwork : public usecases::SyncNow {
public:
    void start() override {}
    void stop() override {}
    const usecases::SyncProgress& progress() const override { return m_progress; }

private:
    usecases::SyncProgress m_progress;
};

void registerFixture() {
    qmlRegisterType<VisitFixture>("Ruhu.Tests", 1, 0, "VisitFixture");
}
Q_COREAPP_STARTUP_FUNCTION(registerFixture)

} // namespace

VisitFixture::VisitFixture(QObject* parent)
    : QObject(parent) {
    start();
}

VisitFixture::~VisitFixture() = default;

void VisitFixture::start() {
    auto& replica = *m_world.replica;
    m_settings = std::make_unique<store::Settings>(m_world.folder.path() / "settings.json");
    m_settings->villageCode = VisitWorld::kVillage;
    m_signIn = std::make_unique<usecases::SignIn>(replica, *m_settings, m_world.clock);
    m_reveal = std::make_unique<usecases::RevealField>(replica);
    m_resolve = std::make_unique<usecases::ResolveReview>(replica);
    m_enrol = std::make_unique<NoEnrolment>();
    m_sync = std::make_unique<NoNetwork>();
    m_carry = std::make_unique<NoWayOnFoot>();
    // A sheet of paper with a fingerprint on it, as the camera sees it.
    QImage sheet(800, 600, QImage::Format_RGB32);
    sheet.fill(QColor(0xf4, 0xf1, 0xe8));
    QPainter painter(&sheet);
    painter.setBrush(QColor(0xb5, 0x28, 0x1b));
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(QPoint(520, 420), 60, 80);
    painter.end();
    m_ports.camera.sample = m_world.folder.path() / "sheet.png";
    sheet.save(QString::fromStdString(m_ports.camera.sample.string()));
    m_ports.camera.onDevice = {{m_ports.camera.sample, m_world.clock.now()}};
    m_forms = std::make_unique<usecases::FormShelf>(
        replica.tables(), [&replica](const std::string& sha256) { return replica.blob(sha256); });
    m_app = std::make_unique<viewmodels::Application>(
        viewmodels::ApplicationParts{replica, m_world.schema, m_world.clock, *m_settings, *m_enrol, *m_signIn,
                                     *m_sync, *m_carry, *m_reveal, *m_resolve, m_ports, *m_forms,
                                     [](const sync::Id&) { return std::unique_ptr<store::SearchIndex>(); }});
    replica.onNotice = [this](const sync::Notice& notice) {
        if (m_app) // a page that is being closed may still save
            m_app->announce(notice);
    };
    m_app->enter(m_world.wang);
}

void VisitFixture::askMore() {
    publishDoorForm(*m_world.replica, m_world.folder.path());
}

void VisitFixture::holdBeforeCamera(const QString& what) {
    const auto sheet = m_world.folder.path() / "sheet.png";
    m_ports.camera.sample = what.isEmpty() ? sheet : m_world.folder.path() / (what.toStdString() + ".png");
    if (what == "broken") {
        std::filesystem::copy_file(sheet, m_ports.camera.sample,
                                   std::filesystem::copy_options::overwrite_existing);
        std::filesystem::resize_file(m_ports.camera.sample, std::filesystem::file_size(sheet) / 2);
    } else if (!what.isEmpty()) {
        std::ofstream(m_ports.camera.sample) << "no picture";
    }
    if (what == "huge")
        std::filesystem::resize_file(m_ports.camera.sample, 50u << 20);
    if (what == "leaves") {
        QImage leaves(800, 600, QImage::Format_RGB32);
        for (int y = 0; y < leaves.height(); ++y)
            for (int x = 0; x < leaves.width(); ++x)
                leaves.setPixelColor(x, y, QColor(0, (x * 7919 + y * 104729) % 251, 0));
        leaves.save(QString::fromStdString(m_ports.camera.sample.string()));
    }
}

void VisitFixture::say(int seconds, bool whole) {
    m_ports.microphone.said = opusNote(seconds);
    m_ports.microphone.whole = whole;
}

void VisitFixture::putOnStick(const QString& name, int bytes) {
    const auto file = m_world.folder.path() / name.toStdString();
    std::ofstream(file, std::ios::binary) << "%PDF-1.4";
    if (bytes >= 0)
        std::filesystem::resize_file(file, static_cast<std::uintmax_t>(bytes));
    else
        std::filesystem::remove(file);
    m_ports.files.found = {
        {file, static_cast<std::uintmax_t>(std::abs(bytes)), m_world.clock.now(), "KINGSTON"}};
}

bool VisitFixture::heardWhatIsKept() const {
    const auto kept = m_world.replica->blob(
        m_world.text("SELECT content FROM visit_media WHERE question = 'answer/voice' AND _deleted IS NULL"));
    return m_ports.speaker.sounding && kept && kept->bytes == m_ports.speaker.heard;
}

void VisitFixture::fillDisk(bool full) {
    auto& tables = m_world.replica->tables();
    const auto pages = tables.execAndGet("PRAGMA page_count").getInt64();
    tables.exec("PRAGMA max_page_count = " + std::to_string(full ? pages : 0x7fffffff));
}

void VisitFixture::restart() {
    // A page that was left is still to go and saves what it holds; then QML lets go of the old one.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    auto old = std::move(m_app);
    emit appChanged();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    old.reset();
    m_world.reopen();
    start();
    emit appChanged();
}

void VisitFixture::save(const std::vector<std::pair<std::string, domain::Answer>>& answers) {
    usecases::RecordVisit record(*m_world.replica);
    const auto visit = record
                           .start(m_world.household, m_world.round, m_world.wang, VisitWorld::kToday,
                                  tests::builtInVisitForm())
                           .value();
    std::vector<usecases::RecordVisit::Entry> entries;
    for (const auto& [ref, answer] : answers)
        entries.push_back({domain::FieldRef::parse(ref).value(), answer});
    if (auto saved = record.save(visit, m_world.wang, entries); !saved)
        qFatal("cannot save: %s", saved.error().code.c_str());
}

void VisitFixture::fillAsInPictures() {
    const auto member = [](int number, const char* field) {
        return "member/" + VisitWorld::person(number) + "/" + field;
    };
    const auto text = [](const char* value) { return domain::exactly(std::string(value)); };
    const auto yes = domain::exactly(true);
    std::vector<std::pair<std::string, domain::Answer>> answers = {
        {"visit/mode", text("1")},
        {"visit/respondent", text("张守田")},
        {"visit/respondent_relation", text("01")},
        {"answer/knows_policy", yes},
        {member(3, "whereabouts"), text("2")},
        {member(3, "verified_by"), text("3")},
        {member(3, "work_months"), domain::exactly(std::int64_t(11))},
        {member(4, "whereabouts"), text("2")},
        {"answer/wage_work:" + VisitWorld::person(3), yuan(33000)},
        {"answer/wage_work:" + VisitWorld::person(4), {std::int64_t(1100000), domain::How::Estimate}},
        {"answer/wage_post", yuan(2400)},
        {"answer/wage_other", yuan(0)},
        {"answer/biz_crop", yuan(420)},
        {"answer/cost_crop", yuan(1700)},
        {"answer/biz_livestock", yuan(0)},
        {"answer/med_total", yuan(9600)},
        {"answer/med_reimbursed", yuan(4000)},
        {"answer/med_self", yuan(5600)},
    };
    for (const int number : {1, 2}) {
        answers.emplace_back(member(number, "whereabouts"), text("1"));
        answers.emplace_back(member(number, "verified_by"), text("1"));
        answers.emplace_back(member(number, "insured"), yes);
    }
    save(answers);
}

void VisitFixture::fillAll() {
    fillAsInPictures();
    const auto place = domain::exactly(std::string("山西省太原市"));
    const auto school = domain::exactly(std::string("乡中心小学"));
    save({{"member/" + VisitWorld::person(3) + "/work_place", place},
          {"member/" + VisitWorld::person(4) + "/work_place", place},
          {"member/" + VisitWorld::person(4) + "/work_months", domain::exactly(std::int64_t(10))},
          {"member/" + VisitWorld::person(4) + "/verified_by", domain::exactly(std::string("3"))},
          {"member/" + VisitWorld::person(5) + "/whereabouts", domain::exactly(std::string("3"))},
          {"member/" + VisitWorld::person(5) + "/school", school},
          {"member/" + VisitWorld::person(5) + "/school_status", domain::exactly(std::string("03"))},
          {"answer/biz_crop", yuan(6600)},
          {"answer/trans_grain", yuan(1500)}});
    auto facts = m_world.facts();
    answerTheRest(facts);
    std::vector<std::pair<std::string, domain::Answer>> answers;
    for (const auto& [key, answer] : facts.answers)
        answers.emplace_back("answer/" + key, answer);
    for (const auto& [key, answer] : facts.visit)
        answers.emplace_back("visit/" + key, answer);
    for (const auto& m : facts.members)
        for (const auto& [key, answer] : m.entry)
            answers.emplace_back("member/" + m.personId + "/" + key, answer);
    answers.emplace_back("answer/risk:R22", domain::exactly(std::string("1")));
    answers.emplace_back("answer/risk:R22:note", domain::exactly(std::string("报销已办")));
    answers.emplace_back("visit/conclusion", domain::exactly(std::string("5")));
    save(answers);
}

void VisitFixture::rename(int number, const QString& name) {
    sync::Draft draft{VisitWorld::kVillage, m_world.wang, {}, {}};
    draft.changes = {{"person", VisitWorld::person(number), {{"name", name.toStdString()}}, std::nullopt}};
    if (!m_world.replica->commit(draft))
        qFatal("cannot rename");
}

void VisitFixture::readBack() {
    const auto visit = sync::nameId("visit", m_world.round + "/" + m_world.household);
    if (!usecases::RecordVisit(*m_world.replica).confirmReadBack(visit, m_world.wang))
        qFatal("cannot confirm");
}

void VisitFixture::sign(int count) {
    usecases::SealVisit seal(*m_world.replica, tests::builtInVisitForm(),
                             [](std::string_view) { return std::string("device"); });
    const auto head = m_world.facts().household.head;
    const std::vector<usecases::NewSignature> all = {
        {"checker", m_world.wang, "王建国", "", "", tests::someInk()},
        {"checker", m_world.li, "李晓梅", "", "", tests::someInk()},
        {"head", "", head, "01", "", tests::someInk()}};
    for (const auto& signature : std::span(all).first(static_cast<std::size_t>(count)))
        if (auto signedNow = seal.sign(m_world.facts(), m_world.wang, signature); !signedNow)
            qFatal("cannot sign: %s", signedNow.error().code.c_str());
}

void VisitFixture::emptyRegister() {
    save({{"visit/conclusion", domain::exactly(std::string("7"))},
          {"visit/conclusion_note", domain::exactly(std::string("全家户口在此，十年无人居住"))},
          {"answer/unverified", domain::exactly(std::string("empty"))}});
}

void VisitFixture::addCadre() {
    const auto bai = sync::nameId("staff", "白保平/4");
    sync::Draft township{"township", {}, {}, {}};
    township.changes = {
        {"staff", bai, {{"name", "白保平"}, {"role", "group_leader"}, {"active", true}}, std::nullopt}};
    sync::Draft village{VisitWorld::kVillage, {}, {}, {}};
    village.changes = {{"assignment",
                        sync::nameId("assignment", "白保平"),
                        {{"staff_id", bai}, {"village_code", VisitWorld::kVillage}},
                        std::nullopt}};
    if (!m_world.replica->commit(township) || !m_world.replica->commit(village))
        qFatal("cannot add");
}

QString VisitFixture::handwriting(const QString& name) const {
    constexpr double kCharacter = 2600; // 0.01 mm
    domain::Ink ink;
    for (const auto& stroke : support::handwriting(name.toStdU32String())) {
        domain::InkStroke line;
        for (const auto& point : stroke)
            line.points.push_back({static_cast<std::int32_t>(1000 + point.x * kCharacter),
                                   static_cast<std::int32_t>(2500 + point.y * kCharacter), point.t,
                                   domain::kNoPressure});
        ink.push_back(std::move(line));
    }
    return QString::fromStdString(domain::writeInkMl(ink));
}

QString VisitFixture::checkCode() const {
    return QString::fromStdString(domain::shortCheckCode(m_world.text("SELECT hash FROM visit_seal")));
}

QString VisitFixture::onlyFile(const QString& folder) const {
    const QDir dir(QString::fromStdString((m_world.folder.path() / folder.toStdString()).string()));
    const auto files = dir.entryList(QDir::Files);
    QFile file(dir.filePath(files.value(0)));
    return files.size() == 1 && file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.read(5))
                                                               : QString();
}

void VisitFixture::setLanguage(const QString& language) {
    m_app->setLanguage(language);
}

} // namespace ruhu::tests
