// Sync on foot: bundles and receipts by stick and from tablet to tablet, any of them lost, late, repeated or
// spoiled.

#include "sync/client/central_client.h"
#include "sync/core/bundle.h"
#include "sync/simulator/violation.h"
#include "sync/simulator/world.h"

#include <SQLiteCpp/Exception.h>

#include <algorithm>

namespace ruhu::sync::simulator {

namespace {

constexpr unsigned kSpoiled = 60; ///< of a thousand papers

/// What becomes of work on a tablet whose power may go meanwhile.
template <typename Work> auto onTablet(Tablet& tablet, const Work& work) -> decltype(work()) {
    try {
        return work();
    } catch (const SQLite::Exception& failure) {
        if (!tablet.disk().isOff())
            throw;
        return Error{"io", failure.what(), true};
    }
}

} // namespace

Tablet* World::tabletOf(const Id& device) {
    const auto found = std::find_if(m_tablets.begin(), m_tablets.end(),
                                    [&](const auto& tablet) { return tablet->device() == device; });
    return found == m_tablets.end() ? nullptr : found->get();
}

void World::makeBundle() {
    Tablet& tablet = anyTablet();
    const std::size_t most = m_dice.chance(300) ? 2048 : 1 << 20;
    auto bundle = onTablet(tablet, [&] { return sync::makeBundle(tablet.replica(), most); });
    if (bundle) {
        m_record.operation("bundle.made", tablet.number());
        Pockets::put(m_pockets.bundles, std::move(bundle).value().bytes, m_dice);
    } else if (const auto& code = bundle.error().code;
               code != "no_key" && code != "nothing_waits" && code != "io" && code != "disk_full") {
        throw Violation(9, "no bundle: " + code + " " + bundle.error().detail);
    }
    recover(tablet);
}

/// Somebody brings a paper to the office, by stick or with his own tablet, and goes home with the receipt.
void World::handIn() {
    if (m_pockets.bundles.empty() || !m_office.isRunning())
        return;
    auto& paper = m_pockets.bundles[m_dice.roll(m_pockets.bundles.size())];
    const bool again = paper.used > 0;
    const auto bytes = Pockets::taken(paper, kSpoiled, m_dice);
    const bool spoiled = bytes != paper.bytes;
    const bool byStick = m_dice.chance(500);
    m_record.operation(byStick ? "bundle.by_stick" : "bundle.by_tablet", 0);
    const auto before = heads();
    Result<std::string> receipt = Error{"", "", false};
    if (byStick) {
        receipt = m_office.takeIn(bytes);
        handedIn(bytes, receipt, before);
    } else {
        Tablet& carrier = anyTablet();
        Link link(m_network, carrier.number());
        receipt = CentralClient(link, *carrier.replica().identity()).handIn(bytes);
    }
    if (again)
        m_record.met("bundle.again");
    if (spoiled && receipt)
        throw Violation(4, "a bundle that was spoiled is taken in");
    if (receipt && !m_dice.chance(100)) // else it is lost on the way home
        Pockets::put(m_pockets.receipts, std::move(receipt).value(), m_dice);
    if (spoiled)
        m_record.met("bundle.spoiled");
}

/// The store has taken in a bundle, by whatever way: what a round must hold holds of it.
void World::handedIn(const std::string& bundle, const Result<std::string>& receipt, const Heads& before) {
    if (!m_office.isRunning())
        startOffice();
    m_truth.follow(m_office);
    if (!receipt)
        return;
    const auto opened = openBundle(m_office.store().relayKeys(), bundle);
    const auto account = opened ? m_office.store().device(opened->device) : std::nullopt;
    const Tablet* maker = account ? tabletOf(account->device) : nullptr;
    if (!maker)
        return; // lost, or of another name by now: what became of it, the log shows
    const auto identity = *tabletOf(account->device)->replica().identity();
    const auto read =
        openReceipt(m_office.store().relayKeys().publicKey, identity.device, identity.secretKey, *receipt);
    const auto told = read ? decodeAnswer(read->answer, {}) : Result<SyncAnswer>(read.error());
    if (!told)
        throw Violation(4, "a receipt does not read: " + told.error().code);
    checkRound(*account, opened->request, *told, before);
}

void World::takeReceipt() {
    if (m_pockets.receipts.empty())
        return;
    auto& paper = m_pockets.receipts[m_dice.roll(m_pockets.receipts.size())];
    const bool again = paper.used > 0;
    const auto bytes = Pockets::taken(paper, kSpoiled, m_dice);
    Tablet* tablet = m_dice.chance(50) ? &anyTablet() : tabletOf(receiptDevice(bytes));
    if (!tablet)
        return; // its tablet has gone, or goes by another name
    m_record.operation("receipt.brought", tablet->number());
    const auto done = onTablet(*tablet, [&] { return sync::takeReceipt(tablet->replica(), bytes); });
    if (done && bytes != paper.bytes)
        throw Violation(4, "a receipt that was spoiled is taken");
    m_record.event(!done   ? "receipt.refused"
                   : again ? "receipt.again"
                           : "receipt.taken",
                   tablet->number(), done ? "" : done.error().code);
    recover(*tablet);
    learn(*tablet);
}

/// Two tablets stand side by side: one leaves its bundle with the other and takes its receipt, if the other
/// has been to the office since.
void World::meet() {
    Tablet& one = anyTablet();
    Tablet& other = anyTablet();
    if (&one == &other)
        return;
    m_record.operation("meeting", one.number());
    Satchel& satchel = m_pockets.satchelOf(other.number());
    Hotspot hotspot(satchel);
    const auto came =
        onTablet(one, [&] { return visitNeighbour(one.replica(), hotspot, "https://neighbour:1"); });
    m_record.met(came && came->receipt ? "meeting.receipt" : "meeting.none");
    recover(one);
    learn(one);
    if (m_dice.chance(500)) {
        Link link(m_network, other.number());
        const auto handed = satchel.handIn(link, *other.replica().identity());
        m_record.event("satchel", other.number(), handed ? std::to_string(*handed) : handed.error().code);
    }
}

/// All is level: whatever is still in somebody's pocket changes nothing any more.
void World::walkAgain() {
    for (auto& paper : m_pockets.receipts)
        if (Tablet* tablet = tabletOf(receiptDevice(paper.bytes))) {
            if (sync::takeReceipt(tablet->replica(), paper.bytes))
                m_record.met("receipt.after_all");
            learn(*tablet);
        }
    const auto before = heads();
    for (auto& paper : m_pockets.bundles) {
        const auto opened = openBundle(m_office.store().relayKeys(), paper.bytes);
        if (!opened || !tabletOf(opened->device))
            continue; // a lost tablet's last work may still come
        const auto at = heads();
        handedIn(paper.bytes, m_office.takeIn(paper.bytes), at);
    }
    // After a restore an old cursor may begin an epoch, and a save come back under its old name.
    if (m_record.count("fault.restore") == 0 && heads() != before)
        throw Violation(4, "what was in the log has been taken in once more");
}

} // namespace ruhu::sync::simulator
