#pragma once

#include "app/domain/visit_facts.h"
#include "app/domain/words.h"

#include <string>
#include <string_view>
#include <vector>

namespace ruhu::domain {

/// What kind of visit this is (DOMAIN section 3, the table under the completion gate): it decides what has to
/// be recorded and who signs.
enum class VisitCase {
    Ordinary,      ///< an adult of the household is at home
    AllAway,       ///< nobody at home: asked by phone and WeChat
    OnlyMinors,    ///< at home are only children: a guardian is asked by phone, a cadre witnesses
    CannotSpeak,   ///< nobody at home can communicate: as with children
    Refuses,       ///< 拒访: nobody answers
    EmptyRegister, ///< 空挂户: registered, and nobody lives here
    NobodyReached, ///< every member is 失联, with the attempts that this needs
    NobodyLeft,    ///< all have died or moved out
};

/// From the members' whereabouts and, with the conclusion 未能核实 (7), from the answer `unverified`
/// ("refused", "empty", "mute").
VisitCase visitCase(const VisitFacts& facts);

/// Whether the household's answers (sections C to H) are asked at all.
bool asksAnswers(VisitCase visitCase);

/// Whether somebody is there to whom the result is read.
bool readsBack(VisitCase visitCase);

/// How the household's side may be signed; codes of signature_mode, at least one. A head who is away signs
/// nothing by hand today. "statement" is a cadre of the village who
/// says so under the visit (村干部说明); it takes the place of the household where nobody of it can sign.
std::vector<std::string> householdModes(const VisitFacts& facts);

/// A cadre has to witness even a mode that needs none by itself.
bool needsWitness(VisitCase visitCase);

/// For the screen: 只有未成年人在家. Empty for an ordinary visit.
Words caseWords(VisitCase visitCase);

/// The head is registered here and is neither dead nor gone: still the head.
bool headStands(const VisitFacts& facts);

} // namespace ruhu::domain
