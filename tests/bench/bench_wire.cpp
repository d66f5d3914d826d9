#include "app/domain/schema.h"
#include "sync/central/central_store.h"
#include "sync/core/compression.h"
#include "sync/core/signing.h"
#include "sync/replica/replica.h"
#include "tests/bench/figures.h"
#include "tests/bench/suites.h"
#include "tests/bench/workload.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace ruhu::bench {

namespace {

constexpr int kVisits = 50;
const std::string kVillage = "149999201007";

template <typename T> T must(sync::Result<T> result) {
    if (!result)
        throw std::runtime_error(result.error().code + " " + result.error().detail);
    return std::move(result).value();
}

void addBare(const sync::Value& value, nlohmann::json& row) {
    if (!value.is_object())
        row.push_back(value);
    else
        for (const auto& member : value)
            addBare(member, row);
}

/// The values of a record, without the names of anything.
std::string bareValues(const sync::RecordChange& change) {
    auto row = nlohmann::json::array({change.id});
    for (const auto& field : change.fields)
        addBare(field.second, row);
    return row.dump() + "\n";
}

} // namespace

std::vector<Figure> measureWire(const std::filesystem::path& folder, int) {
    const auto& schema = domain::schema();
    auto central = must(sync::openSqliteCentralStore(folder / "wire-central.db", schema, sync::systemClock(),
                                                     sync::systemRandom()));
    auto replica =
        must(sync::Replica::open(folder / "wire.db", schema, sync::systemClock(), sync::systemRandom()));
    const auto keys = sync::makeKeyPair(sync::systemRandom());
    const sync::DeviceAccount account{replica->makeId(), "", keys.publicKey, "", false, {kVillage}};
    if (!replica->setIdentity({account.device, "", "", "", "", "", keys.secretKey, {kVillage}}))
        throw std::runtime_error("no identity");
    std::string bare;
    for (int i = 0; i < kVisits; ++i) {
        const auto visit = signedVisit(i, sync::nameId("household", std::to_string(i)));
        for (const auto& changes : {visit.content, visit.signing}) {
            if (!replica->commit({kVillage, "", changes, {}}))
                throw std::runtime_error("no save");
            for (const auto& change : changes)
                bare += bareValues(change);
        }
    }
    const auto request = must(replica->nextRequest(8 << 20));
    const auto answer = must(central->sync(account, request));
    const auto sent = sync::compress(sync::encodeRequest(request), sync::Dictionary::Shipped).size();
    const auto received = sync::compress(sync::encodeAnswer(answer), sync::Dictionary::Shipped).size();
    const auto each = [](std::size_t bytes) { return static_cast<double>(bytes) / kVisits; };
    return {
        {"wire_visit", each(sent + received), "bytes", each(sync::compressToKeep(bare).size()),
         "each of 50 signed visits with 80 answers, both ways, ink apart; baseline zstd -19 of the values"}};
}

} // namespace ruhu::bench
