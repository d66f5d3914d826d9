// What must hold when a world has come to rest.

#include "sync/simulator/violation.h"
#include "sync/simulator/world.h"

#include <algorithm>

namespace ruhu::sync::simulator {

void World::settle() {
    m_network.faults = {};
    m_office.disk().cutPowerAt(0);
    m_office.disk().failWrites(0, 0);
    m_office.disk().setFree(-1);
    while (m_network.holdsDelayed())
        m_network.deliverDelayed();
    for (auto& tablet : m_tablets) {
        tablet->disk().cutPowerAt(0);
        tablet->disk().failWrites(0, 0);
        tablet->disk().setFree(-1);
        recover(*tablet);
    }
    // The first pass brings everything to the central store, the second to everybody; a restored store must
    // first hear what others hold.
    const int passes = m_record.count("fault.restore") > 0 ? 4 : 2;
    const auto pass = [&] {
        for (auto& tablet : m_tablets)
            if (const auto done = syncOnce(*tablet); !done && done.error().code != "unknown_device")
                throw Violation(9, "tablet " + std::to_string(tablet->number()) + " cannot sync in peace: " +
                                       done.error().code + " " + done.error().detail + tablet->standing());
    };
    for (int left = passes; left > 0; --left)
        pass();
    // A person looks at what was put aside: what is still there after that is not sound.
    if (const auto taken = m_office.store().retryQuarantine(); taken && *taken > 0) {
        m_record.met("quarantine.retried", *taken);
        m_truth.follow(m_office);
        pass(); // whoever has its ink hears of it
        pass();
    }
    for (const QuarantinedSet& set : m_office.store().quarantined())
        if (set.code == "fork" || set.code == "internal")
            throw Violation(3, "put aside for good as " + set.code + ": " + set.stream + " " +
                                   std::to_string(set.n) + " of " + set.device);
    for (auto& tablet : m_tablets) {
        const auto account = *m_office.store().device(tablet->device());
        for (const std::string& stream : tablet->streams()) {
            const Branch* branch = m_truth.current(stream);
            // What it holds of others and the store cannot take back yet keeps a village here, as it was.
            if (!mayUse(account, stream) && !tablet->holdsRefused(stream))
                throw Violation(7, "tablet " + std::to_string(tablet->number()) + " keeps " + stream +
                                       ", which was taken from it" + tablet->standing());
            if (branch && mayUse(account, stream) &&
                tablet->place(stream) != Tablet::Place{branch->epoch(), branch->head()})
                throw Violation(9,
                                "tablet " + std::to_string(tablet->number()) + " is not level in " + stream);
        }
        for (const auto& save : tablet->open())
            if (!tablet->isQuarantined(*save) && (mayUse(account, save->stream) || !m_truth.isInLog(*save)))
                throw Violation(9, "tablet " + std::to_string(tablet->number()) +
                                       " still has something to send");
        tablet->lookAtAll();
    }
    m_officeChecked.clear();
    checkOffice();
    checkTables();
    checkNothingIsLost();
    checkMoves();
    checkBlobs();
    walkAgain();
    if (const auto findings = m_office.store().verify(); !findings.empty())
        throw Violation(2, "verify: " + findings.front());
}

/// The central store's tables are those of a tablet that is at the head of every stream and has saved
/// nothing: looks at what entries have touched since it looked last, and at all after a restart.
void World::checkOffice() {
    for (const std::string& stream : m_streams) {
        const Branch* branch = m_truth.current(stream);
        if (!branch)
            continue;
        Tablet::Place& checked = m_officeChecked[stream];
        const auto from = checked.epoch == branch->epoch() ? checked.seq : 0;
        for (const std::string& key : branch->touchedBetween(from, branch->head())) {
            const TypeSchema& type = *m_office.schema().type(key.substr(0, key.find('/')));
            const auto must = branch->record(key, branch->head());
            if (m_office.lens().shows(type, stream, key, must.get()))
                continue;
            const auto is = m_office.lens().shown(type, stream, key);
            throw Violation(2, "the central store shows " + key + " as " +
                                   (is ? is->fields.dump() : "nothing") + " and not as " +
                                   must->fields.dump());
        }
        checked = {branch->epoch(), branch->head()};
        for (const TypeSchema& type : m_office.schema().types()) {
            Use count(m_office.lens().get("SELECT count(*) FROM \"" + type.name + "\" WHERE _stream=?"));
            count->bind(1, stream);
            count->executeStep();
            if (count->getColumn(0).getInt64() != branch->count(type.name, branch->head()))
                throw Violation(6, "the central store shows records of " + type.name + " that nobody made");
        }
    }
}

/// Replicas at one position are equal byte for byte, what screens do not show included.
void World::checkTables() {
    std::map<std::string, std::string> office;
    for (const std::string& stream : m_streams)
        office[stream] = m_office.lens().tables(m_office.schema(), stream);
    for (auto& tablet : m_tablets)
        if (tablet->open().empty() && &tablet->schema() == &m_office.schema())
            for (const std::string& stream : tablet->streams()) {
                m_record.met("tables");
                if (tablet->tables(stream) != office[stream])
                    throw Violation(2, "tablet " + std::to_string(tablet->number()) +
                                           " has other tables of " + stream + " than the central store");
            }
}

/// A household that has left its village has come to the other: nobody is nowhere, unless half of the move
/// went down with a tablet or a central store, before the other half was anywhere else.
void World::checkMoves() {
    if (m_record.count("fault.lost") > 0 || m_record.count("fault.restore") > 0)
        return;
    for (const auto& [left, came] : m_moved)
        if (m_truth.isInLog(left) && !m_truth.isInLog(came))
            throw Violation(1, "a household that moved is nowhere: " + came);
}

void World::checkNothingIsLost() {
    for (const auto& save : m_owed)
        if (!m_truth.isInLog(*save) && !m_truth.isPutAside(*save))
            throw Violation(1, "a save that a device held has gone: " + save->by);
    for (auto& tablet : m_tablets)
        for (const auto& save : tablet->saves())
            if (!m_truth.isInLog(*save) && !m_truth.isPutAside(*save))
                throw Violation(1, "a save of tablet " + std::to_string(tablet->number()) +
                                       " has gone: " + save->by + " in " + save->stream);
}

void World::checkBlobs() {
    for (const std::string& stream : m_streams) {
        const Branch* branch = m_truth.current(stream);
        if (!branch)
            continue;
        std::vector<Tablet*> granted;
        for (auto& tablet : m_tablets)
            if (mayUse(*m_office.store().device(tablet->device()), stream))
                granted.push_back(tablet.get());
        for (const std::string& key : branch->keys()) {
            if (!key.starts_with("signature/"))
                continue;
            const auto shown = branch->record(key, branch->head());
            const auto ink = shown->fields.value("ink", "");
            if (ink.empty())
                continue;
            const auto there = m_office.store().blob(ink);
            if (there && sha256Hex(there->bytes) != ink)
                throw Violation(1, "the central store has other ink under the name of " + key);
            m_record.met("ink");
            for (Tablet* tablet : granted)
                if (tablet->replica().blob(ink).has_value() != there.has_value())
                    throw Violation(there ? 9 : 1, "the ink of " + key + " is not everywhere: tablet " +
                                                       std::to_string(tablet->number()));
        }
    }
}

std::vector<std::string> World::unmet() const {
    std::vector<std::string> unmet;
    for (const std::string& promise : m_profile.promises)
        if (m_record.count(promise) == 0)
            unmet.push_back(promise);
    return unmet;
}

} // namespace ruhu::sync::simulator
