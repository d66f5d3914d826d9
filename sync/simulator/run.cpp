#include "sync/simulator/run.h"

#include "sync/core/compression.h"
#include "sync/core/share_out.h"
#include "sync/simulator/seeded_random.h"
#include "sync/simulator/violation.h"

#include <spdlog/spdlog.h>

#include <exception>
#include <sstream>

namespace ruhu::sync::simulator {

namespace {

constexpr std::int64_t kTenYearsMs = std::int64_t{3653} * 24 * 3600 * 1000;

/// What programs tell their operators of, the faults of a world are full of.
class Silence {
public:
    Silence()
        : m_level(spdlog::get_level()) {
        spdlog::set_level(spdlog::level::off);
    }
    ~Silence() { spdlog::set_level(m_level); }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;

private:
    spdlog::level::level_enum m_level;
};

/// Paths where concurrent `latest` writes have met, and the records that hold one.
std::set<std::string> contested(const World& world) {
    std::set<std::string> places;
    for (const auto& [stream, epoch] : world.truth().epochs())
        for (const auto& entry : world.truth().branch(stream, epoch)->entries())
            for (const json& verdict : entry.verdicts)
                if (verdict[3] == "won" || verdict[3] == "lost") {
                    const auto key = recordKey(verdict[0], verdict[1]);
                    places.insert({key, key + "/" + verdict[2].get<std::string>()});
                }
    return places;
}

/// Everything that a shift of the clocks must not change: all but the values of contested paths, and what
/// hangs on who won them: whether a deletion met an edit, and the review items of such records.
std::map<std::string, std::string> withoutWinners(const World& world, const std::set<std::string>& places) {
    std::map<std::string, std::string> all;
    for (const auto& [stream, epoch] : world.truth().epochs()) {
        const Branch& branch = *world.truth().branch(stream, epoch);
        for (const std::string& key : branch.keys()) {
            Shown shown = *branch.record(key, branch.head());
            if (key.starts_with("review_item/")) {
                if (places.contains(recordKey(shown.fields.value("target_type", ""),
                                              shown.fields.value("target_id", ""))))
                    continue;
                for (const char* clock : {"kept_at", "other_at"})
                    shown.fields.erase(clock);
            }
            json fields = json::object();
            for (const auto& [name, value] : shown.fields.items()) {
                if (value.is_object()) {
                    for (const auto& [member, memberValue] : value.items())
                        if (!places.contains(key + "/" + name + "/" + member))
                            fields[name][member] = memberValue;
                } else if (!places.contains(key + "/" + name)) {
                    fields[name] = value;
                }
            }
            all[stream + " " + key] =
                fields.dump() + (places.contains(key) ? "" : shown.deleted.value_or(" alive"));
        }
    }
    return all;
}

/// The first line that differs; empty: none.
std::string difference(const std::map<std::string, std::string>& one,
                       const std::map<std::string, std::string>& two) {
    for (const auto& [key, text] : one) {
        const auto found = two.find(key);
        if (found == two.end() || found->second != text)
            return key + ": " + text + " and " + (found == two.end() ? "nothing" : found->second);
    }
    return one.size() == two.size() ? "" : "more records";
}

std::string textOf(const Profile& profile, const RunOrder& order) {
    std::string text = "--profile " + profile.name + " --seed " + std::to_string(order.seed) + " --ops " +
                       std::to_string(order.operations);
    for (const auto& [option, value] : {std::pair<const char*, std::int64_t>{" --tablets ", order.tablets},
                                        {" --tablet-power-at ", order.tabletPowerAt},
                                        {" --office-power-at ", order.officePowerAt}})
        if (value > 0)
            text += option + std::to_string(value);
    return text;
}

} // namespace

std::pair<const Profile*, RunOrder> orderFrom(const std::string& text) {
    std::pair<const Profile*, RunOrder> result{nullptr, {}};
    std::istringstream words(text);
    for (std::string option, value; words >> option >> value;) {
        if (option == "--profile")
            result.first = profileNamed(value);
        else if (option == "--seed")
            result.second.seed = std::stoull(value);
        else if (option == "--ops")
            result.second.operations = std::stoll(value);
        else if (option == "--tablets")
            result.second.tablets = std::stoi(value);
        else if (option == "--tablet-power-at")
            result.second.tabletPowerAt = std::stoll(value);
        else if (option == "--office-power-at")
            result.second.officePowerAt = std::stoll(value);
        else
            break;
    }
    return result;
}

RunResult runWorld(const Profile& profile, const RunOrder& order) {
    RunResult result;
    const QuickCompression quick;
    const Alone alone;
    const Silence silence;
    const SeededRandom random(order.seed);
    const World::Options options{order.operations,    order.tablets,       0,
                                 order.tabletPowerAt, order.officePowerAt, order.trace};
    std::unique_ptr<World> world;
    std::int64_t otherOperations = 0;
    try {
        world = std::make_unique<World>(profile, order.seed, options);
        world->run();
        if (profile.name == "clocks") {
            auto shifted = options;
            shifted.clockShiftMs = kTenYearsMs;
            World other(profile, order.seed, shifted);
            other.run();
            otherOperations = other.record().operations();
            auto places = contested(*world);
            places.merge(contested(other));
            if (const auto found = difference(withoutWinners(*world, places), withoutWinners(other, places));
                !found.empty())
                throw Violation(8, "other clocks, another world: " + found);
        }
    } catch (const std::exception& failure) {
        result.failure = failure.what();
    }
    if (world) {
        result.hash = world->record().hash();
        result.operations = world->record().operations() + otherOperations;
        result.met = world->record().all();
    }
    return result;
}

void Summary::add(const RunOrder& order, const Profile& profile, const RunResult& result) {
    ++m_worlds;
    m_operations += result.operations;
    for (const auto& [what, times] : result.met)
        m_met[profile.name][what] += times;
    if (!result.failure.empty())
        m_failures.push_back(textOf(profile, order) + ": " + result.failure);
}

std::vector<std::string> Summary::unmet() const {
    std::vector<std::string> unmet;
    for (const auto& [name, met] : m_met)
        for (const std::string& promise : profileNamed(name)->promises)
            if (!met.contains(promise))
                unmet.push_back(name + " never met " + promise);
    return unmet;
}

void Summary::print(std::ostream& out) const {
    std::map<std::string, std::int64_t> all;
    for (const auto& [name, met] : m_met)
        for (const auto& [what, times] : met)
            all[what] += times;
    for (const auto& [what, times] : all)
        out << what << ' ' << times << '\n';
    out << m_worlds << " worlds, " << m_operations << " operations, " << m_failures.size() << " failures\n";
    for (const std::string& failure : m_failures)
        out << failure << '\n';
}

} // namespace ruhu::sync::simulator
