#include "sync/core/enrolment_code.h"
#include "tests/sync_net/net_township.h"
#include "tests/sync_net/raw_server.h"

#include <nlohmann/json.hpp>

namespace ruhu::sync {
namespace {

using test::NetTownship;

std::string codeOf(const Result<Identity>& identity) {
    return identity ? "ok" : identity.error().code;
}

class EnrolmentTest : public testing::Test {
protected:
    Result<Identity> enrol(const std::string& code) {
        CurlTransport transport;
        return Enrolment(town.tabletClock, systemRandom()).enrol(transport, town.url(), code);
    }
    NetTownship town{"enrolment"};
};

TEST_F(EnrolmentTest, RightCodeGivesAnIdentityThatTheCentralStoreKnows) {
    const auto code = town.code();
    const auto identity = enrol(" " + groupedCode(code) + " ");
    ASSERT_EQ(codeOf(identity), "ok");
    EXPECT_EQ(identity->pin, town.tls().pin);
    EXPECT_EQ(identity->deviceName, "3号平板");
    EXPECT_EQ(identity->township, "样例乡");
    EXPECT_EQ(identity->grants, (std::vector<std::string>{test::kVillage, "township"}));
    const auto account = town.central().device(identity->device);
    ASSERT_TRUE(account);
    EXPECT_EQ(account->tokenHash, sha256Hex(identity->token));
    EXPECT_EQ(test::textIn(town.central().office(), "SELECT name FROM device"), "3号平板");
}

TEST_F(EnrolmentTest, LowerCaseAndSpacesAreTheSameCode) {
    auto typed = groupedCode(town.code());
    for (char& character : typed)
        character = character == '-' ? ' ' : static_cast<char>(std::tolower(character));
    EXPECT_EQ(codeOf(enrol(typed)), "ok");
}

TEST_F(EnrolmentTest, WrongCodesAreToldApart) {
    EXPECT_EQ(codeOf(enrol("ABC")), "bad_code");
    EXPECT_EQ(codeOf(enrol("OOOO-OOOO-OOOO")), "bad_code"); // no O in the alphabet
    EXPECT_EQ(codeOf(enrol("2222-2222-2222")), "code_unknown");
    const auto used = town.code();
    ASSERT_EQ(codeOf(enrol(used)), "ok");
    EXPECT_EQ(codeOf(enrol(used)), "code_used");
    const auto expired = town.code({test::kVillage}, 60'000);
    town.centralClock.advance(60'001);
    EXPECT_EQ(codeOf(enrol(expired)), "code_expired");
}

TEST_F(EnrolmentTest, FiveGuessesKillACode) {
    const auto code = town.code();
    const auto guess = codeIdOf(code) + (code.ends_with("22222222") ? "33333333" : "22222222");
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(codeOf(enrol(guess)), "code_unknown");
    EXPECT_EQ(codeOf(enrol(code)), "code_unknown");
}

/// Hands the request on and loses the answer.
class LosesAnswers : public Transport {
public:
    Result<HttpAnswer> perform(const HttpRequest& request) override {
        auto answer = inner.perform(request);
        return lost++ == 0 ? Result<HttpAnswer>(Error{"cut_off", {}, true}) : std::move(answer);
    }
    void cancel() override {}
    CurlTransport inner;
    int lost = 0;
};

TEST_F(EnrolmentTest, LostAnswerCostsNothing) {
    LosesAnswers transport;
    Enrolment enrolment(town.tabletClock, systemRandom());
    const auto code = town.code();
    EXPECT_EQ(codeOf(enrolment.enrol(transport, town.url(), code)), "cut_off");
    const auto identity = enrolment.enrol(transport, town.url(), code);
    ASSERT_EQ(codeOf(identity), "ok");
    EXPECT_EQ(town.central().device(identity->device)->tokenHash, sha256Hex(identity->token));
}

TEST_F(EnrolmentTest, SomebodyInTheMiddleCannotPutInHisKey) {
    class Middle : public Transport {
    public:
        Result<HttpAnswer> perform(const HttpRequest& request) override {
            auto answer = inner.perform(request);
            auto object = nlohmann::json::parse(answer->body);
            object["pin"] = makeTlsIdentity(0).pin;
            answer->body = object.dump();
            return answer;
        }
        void cancel() override {}
        CurlTransport inner;
    } transport;
    Enrolment enrolment(town.tabletClock, systemRandom());
    EXPECT_EQ(codeOf(enrolment.enrol(transport, town.url(), town.code())), "not_central");
}

TEST_F(EnrolmentTest, ARevokedTabletThatIsTrustedAgainKeepsItsNameAndItsWork) {
    auto tablet = town.tablet("1");
    const auto house = nameId("household", "1");
    ASSERT_TRUE(tablet->commit(test::householdDraft(house, "note", "停用前填的")));
    const auto device = tablet->identity()->device;
    ASSERT_TRUE(town.central().office().commit(
        {kTownshipStream, "", {{"device", device, {{"revoked", true}}, {}}}, {}}));
    EXPECT_EQ(town.sync(*tablet), "revoked");

    CurlTransport transport;
    const auto identity = Enrolment(town.tabletClock, systemRandom(), tablet->identity())
                              .enrol(transport, town.url(), town.code());
    ASSERT_EQ(codeOf(identity), "ok");
    EXPECT_EQ(identity->device, device);
    ASSERT_TRUE(tablet->setIdentity(*identity));
    EXPECT_EQ(town.sync(*tablet), "ok");
    EXPECT_EQ(test::textIn(town.central().office(), "SELECT note FROM household"), "停用前填的");
}

TEST_F(EnrolmentTest, NobodyEnrolsUnderAnothersName) {
    auto tablet = town.tablet("1");
    auto thief = *tablet->identity();
    thief.secretKey = makeKeyPair(systemRandom()).secretKey;
    CurlTransport transport;
    EXPECT_EQ(
        codeOf(Enrolment(town.tabletClock, systemRandom(), thief).enrol(transport, town.url(), town.code())),
        "malformed");
    EXPECT_EQ(town.sync(*tablet), "ok");
}

TEST_F(EnrolmentTest, PortalInsteadOfTheCentralStoreIsSaid) {
    test::RawServer portal([](const auto&) {
        return "HTTP/1.1 302 Found\r\nLocation: http://login.example/\r\nContent-Type: text/html\r\n"
               "Content-Length: 6\r\n\r\n<html>";
    });
    CurlTransport transport;
    Enrolment enrolment(town.tabletClock, systemRandom());
    EXPECT_EQ(codeOf(enrolment.enrol(transport, portal.url(), "2222-2222-2222")), "not_central");
}

TEST_F(EnrolmentTest, GrantOfAllVillagesFollowsLaterImports) {
    auto tablet = town.tablet("all", {kAllVillages});
    EXPECT_EQ(tablet->identity()->grants, (std::vector<std::string>{"township"}));
    ASSERT_TRUE(
        town.central().office().commit(test::householdDraft(nameId("household", "1"), "note", "新村")));
    ASSERT_EQ(town.sync(*tablet), "ok");
    EXPECT_EQ(test::textIn(*tablet, "SELECT note FROM household"), "新村");
}

TEST(CentralUrl, FillsInWhatAPersonLeavesOut) {
    const auto url = [](const std::string& typed) {
        const auto read = centralUrl(typed);
        return read ? *read : read.error().code;
    };
    EXPECT_EQ(url(" 192.168.1.20 "), "https://192.168.1.20:8443");
    EXPECT_EQ(url("https://office:9000/"), "https://office:9000");
    EXPECT_EQ(url("[::1]:8443"), "https://[::1]:8443");
    EXPECT_EQ(url("[::1]"), "https://[::1]:8443");
    EXPECT_EQ(url("http://127.0.0.1:80"), "http://127.0.0.1:80");
    for (const char* bad : {"", "  ", "https://", "ftp://x", "a b", "host:port", "host/path", "乡政府", "h:"})
        EXPECT_EQ(url(bad), "bad_address") << bad;
}

} // namespace
} // namespace ruhu::sync
