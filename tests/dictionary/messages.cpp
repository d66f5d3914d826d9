#include "tests/dictionary/messages.h"

#include "app/domain/risk_rules.h"
#include "app/usecases/record_visit.h"
#include "app/usecases/seal_visit.h"
#include "sync/central/central_store.h"
#include "sync/core/wire.h"
#include "tests/app/visit_sample.h"
#include "tests/app/visit_world.h"
#include "tests/bench/township.h"

#include <array>
#include <map>
#include <regex>
#include <stdexcept>

namespace ruhu::dictionary {

namespace {

using domain::FieldRef;
using tests::VisitWorld;

template <typename T> T must(sync::Result<T> result) {
    if (!result)
        throw std::runtime_error(result.error().code + " " + result.error().detail);
    return std::move(result).value();
}

void must(const sync::Result<void>& result) {
    if (!result)
        throw std::runtime_error(result.error().code + " " + result.error().detail);
}

/// Every id and hash becomes another one.
std::string renamed(const std::string& message, sync::Random& random) {
    static const std::regex kNames(
        "[0-9a-f]{64}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    std::map<std::string, std::string> names;
    std::string text;
    auto rest = message.cbegin();
    for (std::sregex_iterator found(message.begin(), message.end(), kNames), end; found != end; ++found) {
        auto& name = names[found->str()];
        if (name.empty()) {
            std::array<std::byte, 32> drawn;
            random.fill(drawn);
            const auto hex = sync::toHex({reinterpret_cast<const char*>(drawn.data()), drawn.size()});
            name = found->length() == 64
                       ? hex
                       : hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-5" + hex.substr(13, 3) + "-8" +
                             hex.substr(17, 3) + "-" + hex.substr(20, 12);
        }
        text.append(rest, found->prefix().second).append(name);
        rest = found->suffix().first;
    }
    return text.append(rest, message.cend());
}

/// A household is visited, field by field, and signed.
void visit(VisitWorld& world) {
    auto& replica = *world.replica;
    usecases::RecordVisit record(replica);
    const auto id = must(record.start(world.household, world.round, world.wang, VisitWorld::kToday,
                                      tests::builtInVisitForm()));
    auto facts = world.facts();
    tests::answerTheRest(facts);
    const auto save = [&](FieldRef where, const domain::Answer& answer) {
        world.clock.advance(3000 + static_cast<std::int64_t>(where.key.size()) * 771);
        must(record.save(id, world.wang, {{std::move(where), answer}}));
    };
    for (const auto& [key, answer] : facts.answers)
        save({FieldRef::Place::Answer, key, {}}, answer);
    for (const auto& [key, answer] : facts.visit)
        save({FieldRef::Place::Visit, key, {}}, answer);
    for (const auto& member : facts.members)
        for (const auto& [key, answer] : member.entry)
            save({FieldRef::Place::Member, key, member.personId}, answer);
    for (const char* rule : {"R11", "R12", "R14"})
        save({FieldRef::Place::Answer, domain::riskKey(rule), {}}, domain::exactly(std::string("3")));
    must(record.confirmReadBack(id, world.wang));
    usecases::SealVisit sealing{replica, tests::builtInVisitForm(), [](std::string_view) { return ""; }};
    must(
        sealing.sign(world.facts(), world.wang, {"checker", world.wang, "王建国", "", "", tests::someInk()}));
    must(sealing.sign(world.facts(), world.wang, {"checker", world.li, "李晓梅", "", "", tests::someInk()}));
    must(sealing.sign(world.facts(), world.wang, {"head", "", "张守田", "01", "", tests::someInk()}));
}

std::unique_ptr<sync::CentralStore> central(const std::filesystem::path& file, VisitWorld& world) {
    return must(sync::openSqliteCentralStore(file, world.schema, world.clock, world.random));
}

/// A tablet sends a visit in batches of a size; what is said on both sides.
void sendVisit(std::size_t batch, std::vector<std::string>& messages) {
    VisitWorld world;
    visit(world);
    const auto store = central(world.folder.path() / "central.db", world);
    const auto self = *world.replica->identity();
    const auto publicKey = sync::toBase64(sync::fromBase64(self.secretKey)->substr(32));
    const sync::DeviceAccount account{self.device, "", publicKey, "", false, self.grants};
    for (int round = 0; round < 60; ++round) {
        const auto request = must(world.replica->nextRequest(batch));
        messages.push_back(sync::encodeRequest(request));
        const auto answer = must(store->sync(account, request));
        messages.push_back(sync::encodeAnswer(answer));
        if (request.pushes.empty() && request.blobs.empty())
            break;
        must(world.replica->take(must(sync::decodeAnswer(messages.back(), request))));
    }
}

/// The whole township to a fresh tablet.
void pullTownship(std::vector<std::string>& messages) {
    VisitWorld world;
    const auto store = central(world.folder.path() / "central.db", world);
    bench::importSample(store->office());
    sync::SyncRequest request;
    for (const auto& stream : store->streams())
        request.streams.push_back({stream, "", 0, ""});
    messages.push_back(sync::encodeAnswer(
        must(store->sync({world.replica->device(), "", "", "", false, store->streams()}, request))));
}

} // namespace

std::vector<std::string> sampleMessages() {
    std::vector<std::string> messages;
    for (const std::size_t batch : {1000U, 2000U, 4000U, 16'000U, 64'000U, 1'000'000U})
        sendVisit(batch, messages);
    pullTownship(messages);
    sync::test::SeededRandom random(5);
    for (auto& message : messages)
        message = renamed(message, random);
    return messages;
}

} // namespace ruhu::dictionary
