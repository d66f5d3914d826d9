#include "app/domain/disability_certificate.h"
#include "app/domain/identity_number.h"
#include "app/domain/masking.h"
#include "app/domain/phone.h"

#include <gtest/gtest.h>

namespace ruhu::domain {
namespace {

constexpr auto kToday = "2022-06-10";

struct IdCase {
    const char* raw;
    const char* text;
    IdFault fault;
};

class IdentityNumberCases : public testing::TestWithParam<IdCase> {};

TEST_P(IdentityNumberCases, AreToldApart) {
    const auto number = checkIdentityNumber(GetParam().raw, kToday);
    EXPECT_EQ(number.text, GetParam().text);
    EXPECT_EQ(number.fault, GetParam().fault) << faultText(number.fault);
}

INSTANTIATE_TEST_SUITE_P(
    Table, IdentityNumberCases,
    testing::Values(IdCase{"11010519491231002X", "11010519491231002X", IdFault::None},
                    IdCase{"11010519491231002x", "11010519491231002X", IdFault::None},
                    IdCase{"11010519491231002Х", "11010519491231002X", IdFault::None}, // Cyrillic
                    IdCase{"11010519491231002×", "11010519491231002X", IdFault::None},
                    IdCase{"11010519491231002*", "11010519491231002X", IdFault::None},
                    IdCase{"１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X", IdFault::None},
                    IdCase{"'11010519491231002X", "11010519491231002X", IdFault::None},
                    IdCase{"=\"11010519491231002X\"", "11010519491231002X", IdFault::None},
                    IdCase{"\xEF\xBB\xBF\t11010519491231002X\xC2\xA0", "11010519491231002X", IdFault::None},
                    IdCase{"110105 19491231 002X", "11010519491231002X", IdFault::None},
                    IdCase{"G11010519491231002X", "11010519491231002X", IdFault::None},
                    IdCase{"149999195910132735", "149999195910132735", IdFault::None},
                    IdCase{"11010519491231003X", "11010519491231003X", IdFault::BadChecksum},
                    IdCase{"440524188001010014", "440524188001010014", IdFault::BadDate},
                    IdCase{"149999201802290021", "149999201802290021", IdFault::BadDate},
                    IdCase{"110105194912310000", "110105194912310000", IdFault::PrecisionLost},
                    IdCase{"1.10105194912310E+17", "1.10105194912310E+17", IdFault::PrecisionLost},
                    IdCase{"110***********002X", "110***********002X", IdFault::Masked},
                    IdCase{"14999919591013273*", "14999919591013273*", IdFault::Masked},
                    IdCase{"130503670401001", "130503670401001", IdFault::OldFifteen},
                    IdCase{"1101051949123100", "1101051949123100", IdFault::BadForm},
                    IdCase{"X1010519491231002X", "X1010519491231002X", IdFault::BadForm},
                    IdCase{"不详", "不详", IdFault::BadForm}, IdCase{" ", "", IdFault::Empty}));

TEST(IdentityNumber, SaysBirthDateAndGender) {
    const auto woman = checkIdentityNumber("11010519491231002X", kToday);
    EXPECT_EQ(woman.birthDate, "1949-12-31");
    EXPECT_EQ(woman.gender, "2");
    EXPECT_EQ(checkIdentityNumber("149999195910132735", kToday).gender, "1");
}

TEST(IdentityNumber, BornTomorrowIsNotYetANumber) {
    const std::string first17 = "14999920220611001";
    const auto text = first17 + identityCheckCharacter(first17);
    EXPECT_EQ(checkIdentityNumber(text, "2022-06-10").fault, IdFault::BadDate);
    EXPECT_EQ(checkIdentityNumber(text, "2022-06-11").fault, IdFault::None);
}

TEST(IdentityNumber, SuggestsTheConversionOfAnOldOneAndKeepsWhatWasWritten) {
    const auto number = checkIdentityNumber("130503670401001", kToday);
    EXPECT_EQ(number.suggestion, "130503196704010016");
    EXPECT_EQ(number.text, "130503670401001");
    EXPECT_TRUE(number.birthDate.empty());
}

TEST(DisabilityCertificate, IsTheIdentityNumberWithKindAndLevel) {
    const auto plain = checkDisabilityCertificate("11010519491231002X43", kToday);
    ASSERT_TRUE(plain.valid);
    EXPECT_EQ(plain.idNo, "11010519491231002X");
    EXPECT_EQ(plain.kind, "4");
    EXPECT_EQ(plain.level, "3");
    EXPECT_TRUE(checkDisabilityCertificate("11010519491231002x43b1", kToday).valid);
    for (const char* bad : {"11010519491231003X43", "11010519491231002X83", "11010519491231002X45",
                            "11010519491231002X4", "11010519491231002X43C1", "11010519491231002X"})
        EXPECT_FALSE(checkDisabilityCertificate(bad, kToday).valid) << bad;
}

struct PhoneCase {
    const char* raw;
    const char* text;
    PhoneKind kind;
    bool more = false;
};

class PhoneCases : public testing::TestWithParam<PhoneCase> {};

TEST_P(PhoneCases, AreRead) {
    const auto phone = parsePhone(GetParam().raw);
    EXPECT_EQ(phone.text, GetParam().text);
    EXPECT_EQ(phone.kind, GetParam().kind);
    EXPECT_EQ(phone.more, GetParam().more);
}

INSTANTIATE_TEST_SUITE_P(
    Table, PhoneCases,
    testing::Values(PhoneCase{"14999991025", "14999991025", PhoneKind::Mobile},
                    PhoneCase{"+86 149-9999-1025", "14999991025", PhoneKind::Mobile},
                    PhoneCase{"１４９９９９９１０２５", "14999991025", PhoneKind::Mobile},
                    PhoneCase{"14999991025/14999991026", "14999991025", PhoneKind::Mobile, true},
                    PhoneCase{"14999991025、14999991026", "14999991025", PhoneKind::Mobile, true},
                    PhoneCase{"14999991025 14999991026", "14999991025", PhoneKind::Mobile, true},
                    PhoneCase{"0358-6320000", "0358-6320000", PhoneKind::Landline},
                    PhoneCase{"01065120000", "010-65120000", PhoneKind::Landline},
                    PhoneCase{"6320000", "6320000", PhoneKind::Landline},
                    PhoneCase{"12999991025", "12999991025", PhoneKind::Unusable},
                    PhoneCase{"1499999102", "1499999102", PhoneKind::Unusable},
                    PhoneCase{"无", "无", PhoneKind::Unusable}, PhoneCase{"", "", PhoneKind::None}));

TEST(Masking, LeavesWhatAPersonNeedsToRecogniseTheirOwn) {
    EXPECT_EQ(maskIdNumber("140999195910131234"), "140***********1234");
    EXPECT_EQ(maskPhone("13800005678"), "138****5678");
    EXPECT_EQ(maskPhone("0358-6320000"), "********0000");
    EXPECT_EQ(maskIdNumber("12345"), "*****");
    EXPECT_EQ(maskIdNumber(""), "");
}

} // namespace
} // namespace ruhu::domain
