#include "app/usecases/move_form.h"

#include "app/usecases/record_visit.h"

#include <algorithm>
#include <map>

namespace ruhu::usecases {

namespace {

using domain::Answer;
using domain::FieldRef;
using domain::FormItem;
using domain::VisitFacts;
using domain::VisitForm;

/// All that a form asks of a household now, in its order.
std::vector<FormItem> asked(const VisitForm& form, const VisitFacts& facts) {
    std::vector<FormItem> items;
    const auto add = [&](std::string_view section, const VisitFacts::Member* member) {
        for (auto& group : form.groups(section, facts, member ? member->personId : std::string()))
            for (auto& item : group.items) {
                if (member)
                    item.label = {member->name + " " + item.label.zh, member->name + ", " + item.label.en};
                items.push_back(std::move(item));
            }
    };
    for (const auto& section : form.sections()) {
        if (!section.perMember)
            add(section.id, nullptr);
        else
            for (const auto& member : facts.members)
                add(section.id, &member);
    }
    return items;
}

const FormItem* find(const std::vector<FormItem>& items, const FieldRef& ref) {
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.ref == ref; });
    return found == items.end() ? nullptr : &*found;
}

/// All that has been answered, risks aside: they are asked by the rules and not by the form.
std::map<std::string, std::pair<FieldRef, Answer>> answered(const VisitFacts& facts) {
    std::map<std::string, std::pair<FieldRef, Answer>> found;
    const auto add = [&](FieldRef ref, const Answer& answer) {
        if (!ref.key.starts_with("risk:"))
            found.emplace(ref.text(), std::pair(ref, answer));
    };
    for (const auto& [key, answer] : facts.answers)
        add({FieldRef::Place::Answer, key, {}}, answer);
    for (const auto& [key, answer] : facts.visit)
        if (key != "respondent_relation") // goes with the respondent
            add({FieldRef::Place::Visit, key, {}}, answer);
    for (const auto& member : facts.members)
        for (const auto& [key, answer] : member.entry)
            add({FieldRef::Place::Member, key, member.personId}, answer);
    return found;
}

std::string nameOf(const VisitFacts& facts, const FieldRef& ref) {
    const auto* member = facts.member(domain::personOf(ref));
    return member ? member->name : std::string();
}

/// The question of an answer as a form writes it, with the answer.
FormMove::Line lineOf(const VisitForm& form, const VisitFacts& facts, const FieldRef& ref,
                      const Answer& answer) {
    auto item = form.question(ref.key).value_or(FormItem{});
    if (item.label.zh.empty())
        item.label = {ref.key, ref.key};
    item.ref = ref;
    item.answer = answer;
    auto label = item.label;
    if (const auto name = nameOf(facts, ref); !name.empty())
        label = {name + " " + label.zh, name + ", " + label.en};
    return {ref, std::move(label), std::move(item)};
}

} // namespace

FormMove compareForms(const VisitForm& from, const VisitForm& to, const VisitFacts& facts) {
    FormMove move{from.version(), to.version(), 0, {}, {}, {}};
    const auto before = asked(from, facts);
    const auto after = asked(to, facts);
    for (const auto& [text, given] : answered(facts)) {
        const auto& [ref, answer] = given;
        const auto there = to.question(ref.key);
        const auto here = from.question(ref.key);
        if (!there || (here && here->kind != there->kind)) {
            move.dropped.push_back(lineOf(from, facts, ref, answer));
            continue;
        }
        ++move.kept;
        // What was wrong already is no news of the new version.
        const auto* now = find(after, ref);
        const auto* then = find(before, ref);
        if (now && now->mend && !(then && then->mend))
            move.mended.push_back({ref, now->label, *now});
    }
    for (const auto& item : after)
        if (item.missing() && !item.answer && !find(before, item.ref))
            move.added.push_back({item.ref, item.label, item});
    return move;
}

sync::Result<void> moveVisit(sync::Committer& committer, const sync::Id& visit, const sync::Id& by,
                             const VisitForm& to, const FormMove& move) {
    std::vector<RecordVisit::Entry> entries = {
        {{FieldRef::Place::Visit, "form_id", {}}, domain::exactly(to.id())},
        {{FieldRef::Place::Visit, "form_version", {}}, domain::exactly(to.version())}};
    for (const auto& line : move.dropped)
        entries.push_back({line.ref, std::nullopt});
    return RecordVisit(committer).save(visit, by, entries);
}

} // namespace ruhu::usecases
