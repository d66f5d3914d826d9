// A tablet without a screen: the app's use cases on a real file, real HTTP to a real central store, to be
// killed.
//   ruhu-field-tablet enrol FILE ADDRESS CODE   becomes a tablet and takes everything
//   ruhu-field-tablet work FILE FIRST           saves and syncs until it is killed; visits households from
//                                               the one at FIRST on
//   ruhu-field-tablet visits FILE FIRST COUNT   signs the visits of COUNT households
//   ruhu-field-tablet sync FILE TRIES           syncs until level, at most TRIES times
//   ruhu-field-tablet again FILE TIMES          syncs so often over one connection, level all the while
//   ruhu-field-tablet bundle FILE TO            writes what waits into a bundle for a stick
//   ruhu-field-tablet receipt FILE FROM         takes the receipt that came back; says what still waits
// After each save, once it is durable: "saved contact ID", "saved visit ID". After each sync: "synced" or
// "failed CODE". Exit status 0 when all went well; else 1 and "error CODE DETAIL".

#include "app/domain/schema.h"
#include "app/store/stage.h"
#include "app/usecases/log_contact.h"
#include "sync/client/curl_transport.h"
#include "sync/client/enrolment.h"
#include "sync/client/session.h"
#include "sync/client/worker.h"
#include "sync/core/bundle.h"
#include "sync/relay/files.h"
#include "sync/relay/satchel.h"
#include "tests/field/visitor.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>

#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <ctime>
#include <mutex>
#include <optional>
#include <stdexcept>

namespace {

using namespace ruhu;

constexpr std::size_t kSavesBetweenSyncs = 7;
constexpr int kActsBetweenCalls = 3;

/// One line, at once: the worker's thread speaks too.
void say(const std::string& line) {
    std::fputs((line + "\n").c_str(), stdout);
    std::fflush(stdout);
}

template <typename T> T must(sync::Result<T> result) {
    if (!result)
        throw std::runtime_error(result.error().code + " " + result.error().detail);
    if constexpr (!std::is_void_v<T>)
        return std::move(result).value();
}

std::unique_ptr<sync::Replica> open(const std::string& file) {
    auto replica =
        must(sync::Replica::open(file, domain::schema(), sync::systemClock(), sync::systemRandom()));
    return replica;
}

std::string today() {
    const std::time_t now = std::time(nullptr) + 8 * 3600; // China's one time zone
    char text[16];
    std::strftime(text, sizeof text, "%Y-%m-%d", std::gmtime(&now));
    return text;
}

std::vector<sync::Id> households(sync::Replica& replica) {
    std::vector<sync::Id> ids;
    SQLite::Statement query(replica.tables(), "SELECT id FROM household WHERE _deleted IS NULL ORDER BY id");
    while (query.executeStep())
        ids.push_back(query.getColumn(0).getString());
    return ids;
}

int enrol(const std::string& file, const std::string& address, const std::string& code) {
    auto replica = open(file);
    sync::CurlTransport transport;
    const auto identity =
        must(sync::Enrolment(sync::systemClock(), sync::systemRandom()).enrol(transport, address, code));
    must(replica->setIdentity(identity));
    must(sync::Session(*replica, transport, sync::systemClock()).run());
    say("synced");
    return 0;
}

/// One more phone call on record, by which this save is known.
void call(sync::Replica& replica, const sync::Id& household) {
    std::string saved;
    replica.onNotice = [&](const sync::Notice& notice) {
        saved = *notice.records.at("contact_attempt").begin();
    };
    usecases::Contact contact;
    contact.household = household;
    contact.person = household;
    contact.channel = "phone";
    contact.outcome = "no_answer";
    must(usecases::LogContact(replica).log(contact, household));
    replica.onNotice = {};
    say("saved contact " + saved);
}

void visit(sync::Replica& replica, const sync::Id& household) {
    field::Visitor visitor(replica, household, store::currentRound(replica.tables()), today());
    while (!visitor.next().empty())
        visitor.act();
    say("saved visit " + visitor.visit());
}

/// The sync of the app, on its own thread beside the saves.
class Syncing {
public:
    explicit Syncing(const std::string& file)
        : m_worker({[file] {
                        return sync::Replica::open(file, domain::schema(), sync::systemClock(),
                                                   sync::systemRandom());
                    },
                    [] { return std::make_unique<sync::CurlTransport>(); },
                    sync::systemClock(),
                    sync::systemRandom(),
                    [this](const sync::WorkerState& state) { follow(state); },
                    {}}) {}

    void start() {
        m_ended = false;
        m_worker.syncNow();
    }
    void wait() {
        std::unique_lock lock(m_mutex);
        m_news.wait(lock, [this] { return m_ended.load(); });
    }

private:
    void follow(const sync::WorkerState& state) {
        using Phase = sync::WorkerState::Phase;
        if (state.phase != Phase::Done && state.phase != Phase::Failed)
            return;
        say(state.phase == Phase::Done ? "synced" : "failed " + state.error->code);
        const std::lock_guard lock(m_mutex);
        m_ended = true;
        m_news.notify_all();
    }

    std::mutex m_mutex;
    std::condition_variable m_news;
    std::atomic<bool> m_ended = true;
    sync::Worker m_worker;
};

/// Calls, with a visit going on between them: the first that is not sealed from `first` on.
[[noreturn]] void work(const std::string& file, std::size_t first) {
    auto replica = open(file);
    const auto all = households(*replica);
    const auto round = store::currentRound(replica->tables());
    std::optional<field::Visitor> visitor;
    const auto goOn = [&] {
        while (!visitor || visitor->next().empty())
            visitor.emplace(*replica, all[first++ % all.size()], round, today());
        visitor->act();
        if (visitor->next().empty())
            say("saved visit " + visitor->visit());
    };
    Syncing syncing(file);
    for (std::size_t i = 0;; ++i) {
        if (i % kSavesBetweenSyncs == 0)
            syncing.start();
        if (i % kSavesBetweenSyncs == 2)
            syncing.wait();
        for (int act = 0; act < kActsBetweenCalls; ++act)
            goOn();
        call(*replica, all[i % all.size()]);
    }
}

int visits(const std::string& file, std::size_t first, std::size_t count) {
    auto replica = open(file);
    const auto all = households(*replica);
    for (std::size_t i = 0; i < count; ++i)
        visit(*replica, all.at(first + i));
    return 0;
}

int sync(const std::string& file, int tries) {
    auto replica = open(file);
    for (int i = 0; i < tries; ++i) {
        sync::CurlTransport transport;
        const auto done = sync::Session(*replica, transport, sync::systemClock()).run();
        say(done ? "synced" : "failed " + done.error().code + " " + done.error().detail);
        if (done)
            return 0;
    }
    return 1;
}

int again(const std::string& file, int times) {
    auto replica = open(file);
    sync::CurlTransport transport;
    for (int i = 0; i < times; ++i)
        must(sync::Session(*replica, transport, sync::systemClock()).run());
    return 0;
}

int bundle(const std::string& file, const std::string& to) {
    auto replica = open(file);
    must(sync::writeWhole(to, must(sync::makeBundle(*replica, sync::kMaxBundleBytes)).bytes));
    return 0;
}

int receipt(const std::string& file, const std::string& from) {
    auto replica = open(file);
    must(sync::takeReceipt(*replica, must(sync::readWhole(from, sync::kMaxBundleBytes))));
    std::int64_t waiting = static_cast<std::int64_t>(replica->blobsToSend(1000).size());
    for (const auto& stream : replica->streams())
        waiting += stream.pending;
    say("waiting " + std::to_string(waiting));
    return 0;
}

int runCommand(const std::vector<std::string>& words) {
    if (words.size() == 4 && words[0] == "enrol")
        return enrol(words[1], words[2], words[3]);
    if (words.size() == 3 && words[0] == "work")
        work(words[1], std::stoul(words[2]));
    if (words.size() == 4 && words[0] == "visits")
        return visits(words[1], std::stoul(words[2]), std::stoul(words[3]));
    if (words.size() == 3 && words[0] == "sync")
        return sync(words[1], std::stoi(words[2]));
    if (words.size() == 3 && words[0] == "again")
        return again(words[1], std::stoi(words[2]));
    if (words.size() == 3 && words[0] == "bundle")
        return bundle(words[1], words[2]);
    if (words.size() == 3 && words[0] == "receipt")
        return receipt(words[1], words[2]);
    say("error usage");
    return 2;
}

} // namespace

int main(int argc, char** argv) {
    try {
        return runCommand({argv + 1, argv + argc});
    } catch (const std::exception& bad) {
        say(std::string("error ") + bad.what());
        return 1;
    }
}
