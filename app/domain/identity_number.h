#pragma once

#include <string>
#include <string_view>

namespace ruhu::domain {

/// What is wrong with a number, in the order of how soon it shows.
enum class IdFault {
    None,
    Empty,
    Masked,        ///< 140***********1234: nobody can be found by it
    PrecisionLost, ///< went through a number cell: the last digits are gone (1.40E+17, …000)
    OldFifteen,    ///< issued before 1999; `suggestion` holds the converted number, never taken by itself
    BadForm,       ///< not 17 digits and a digit or X
    BadChecksum,
    BadDate, ///< not a day between 1900-01-01 and today
};

/// A resident identity number (居民身份证号码, GB 11643) and what it says. Birth date and gender are filled
/// only when `fault` is None.
struct IdentityNumber {
    std::string text; ///< normalised: plain digits, X upper case
    IdFault fault = IdFault::Empty;
    std::string birthDate;  ///< YYYY-MM-DD
    std::string gender;     ///< "1" male, "2" female
    std::string suggestion; ///< for OldFifteen

    bool valid() const { return fault == IdFault::None; }
};

/// Strips what spreadsheets leave around the number (apostrophe, spaces, full-width digits, Cyrillic Х, the G
/// of a school number) and checks it. `today` = YYYY-MM-DD.
IdentityNumber checkIdentityNumber(std::string_view raw, std::string_view today);

/// The 18th character for 17 digits. REQUIRES 17 digits.
char identityCheckCharacter(std::string_view first17);

/// Words for an official, e.g. 校验位不符.
std::string faultText(IdFault fault);

} // namespace ruhu::domain
