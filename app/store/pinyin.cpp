#include "app/store/pinyin.h"

#include "app/store/text.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace ruhu::store {
namespace {

/// Readings beside the one that ICU gives. First the surnames with a reading of their own, then characters
/// that
/// occur in given names and place names in more than one reading. ICU knows the rare ones (𬭎, 㛃, 䶮) by
/// itself.
constexpr std::pair<char32_t, std::string_view> kReadings[] = {
    // clang-format off
    {U'单', "shan dan chan"}, {U'解', "xie jie"}, {U'仇', "qiu chou"}, {U'曾', "zeng ceng"},
    {U'区', "ou qu"}, {U'查', "zha cha"}, {U'翟', "zhai di"}, {U'盖', "ge gai"}, {U'乐', "yue le"},
    {U'朴', "piao pu"}, {U'尉', "wei yu"}, {U'繁', "po fan"}, {U'覃', "qin tan"}, {U'缪', "miao mou"},
    {U'召', "shao zhao"}, {U'黑', "he hei"}, {U'折', "she zhe"}, {U'员', "yun yuan"},
    {U'贠', "yun yuan"}, {U'卜', "bu bo"}, {U'种', "chong zhong"}, {U'重', "chong zhong"},
    {U'洗', "xian xi"}, {U'句', "gou ju"}, {U'佴', "nai er"}, {U'适', "kuo shi"}, {U'牟', "mu mou"},
    {U'么', "yao me"}, {U'祭', "zhai ji"}, {U'隗', "wei kui"}, {U'郇', "xun huan"}, {U'郗', "xi chi"},
    {U'万', "wan mo"}, {U'俟', "qi si"}, {U'澹', "tan dan"}, {U'长', "chang zhang"},
    {U'谌', "chen shen"}, {U'暴', "bao pu"}, {U'石', "shi dan"}, {U'薄', "bo bao"}, {U'阚', "kan"},
    {U'车', "che ju"}, {U'行', "xing hang"}, {U'还', "huan hai"}, {U'都', "du dou"}, {U'褚', "chu zhu"},
    {U'柏', "bai bo"}, {U'莘', "xin shen"}, {U'费', "fei bi"}, {U'秘', "bi mi"}, {U'叶', "ye xie"},
    {U'茜', "qian xi"}, {U'朝', "chao zhao"}, {U'传', "chuan zhuan"}, {U'盛', "sheng cheng"},
    {U'晟', "sheng cheng"}, {U'强', "qiang jiang"}, {U'调', "diao tiao"}, {U'弹', "dan tan"},
    {U'参', "can shen"}, {U'藏', "zang cang"}, {U'会', "hui kuai"}, {U'将', "jiang qiang"},
    {U'降', "xiang jiang"}, {U'角', "jiao jue"}, {U'觉', "jue jiao"}, {U'说', "shuo yue"},
    {U'奇', "qi ji"}, {U'率', "shuai lv lu"}, {U'似', "si shi"}, {U'识', "shi zhi"},
    {U'省', "sheng xing"}, {U'提', "ti di"}, {U'校', "xiao jiao"}, {U'血', "xue xie"}, {U'遗', "yi wei"},
    {U'咽', "yan ye"}, {U'扎', "zha za"}, {U'著', "zhu zhe"}, {U'着', "zhe zhuo zhao"}, {U'合', "he ge"},
    {U'和', "he huo"}, {U'家', "jia gu"}, {U'见', "jian xian"}, {U'贾', "jia gu"}, {U'景', "jing ying"},
    {U'圈', "quan juan"}, {U'卡', "ka qia"}, {U'壳', "ke qiao"}, {U'落', "luo lao la"},
    {U'露', "lu lou"}, {U'没', "mei mo"}, {U'模', "mo mu"}, {U'娜', "na nuo"}, {U'弄', "nong long"},
    {U'泊', "bo po"}, {U'亲', "qin qing"}, {U'色', "se shai"}, {U'什', "shi shen"}, {U'属', "shu zhu"},
    {U'宿', "su xiu"}, {U'尾', "wei yi"}, {U'巷', "xiang hang"}, {U'堡', "bao bu pu"}, {U'埔', "pu bu"},
    // clang-format on
};

const std::unordered_map<char32_t, std::string_view>& table() {
    static const auto* const made = [] {
        auto* map = new std::unordered_map<char32_t, std::string_view>;
        for (const auto& [character, readings] : kReadings)
            map->emplace(character, readings);
        return map;
    }();
    return *made;
}

bool isHan(char32_t c) {
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) ||
           c == 0x3007;
}

void addUnique(std::vector<std::string>& readings, std::string reading) {
    if (!reading.empty() && std::find(readings.begin(), readings.end(), reading) == readings.end())
        readings.push_back(std::move(reading));
}

} // namespace

struct Pinyin::Transliterator {
    std::unique_ptr<icu::Transliterator> hanLatin;
};

Pinyin::Pinyin()
    : m_transliterator(std::make_unique<Transliterator>()) {
    UErrorCode status = U_ZERO_ERROR;
    m_transliterator->hanLatin.reset(
        icu::Transliterator::createInstance("Han-Latin; Lower", UTRANS_FORWARD, status));
    if (U_FAILURE(status) || !m_transliterator->hanLatin)
        throw std::runtime_error("ICU has no Han-Latin transliterator");
}

Pinyin::~Pinyin() = default;

const std::vector<std::string>& Pinyin::readings(char32_t character) {
    const auto known = m_cache.find(character);
    if (known != m_cache.end())
        return known->second;

    std::vector<std::string> found;
    if (character < 0x80) {
        const auto c = static_cast<char>(character);
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'))
            found.emplace_back(1, c);
        else if (c >= 'A' && c <= 'Z')
            found.emplace_back(1, static_cast<char>(c - 'A' + 'a'));
    } else if (isHan(character)) {
        const auto own = table().find(character);
        if (own != table().end()) {
            std::istringstream words{std::string(own->second)};
            for (std::string word; words >> word;)
                addUnique(found, word);
        }
        icu::UnicodeString text(static_cast<UChar32>(character));
        m_transliterator->hanLatin->transliterate(text);
        // With tone marks as ICU writes them: lǚ. The umlaut is v, as on every keyboard; other marks go.
        std::string syllable;
        for (std::int32_t i = 0; i < text.length();) {
            const UChar32 c = text.char32At(i);
            i += c > 0xFFFF ? 2 : 1;
            static constexpr std::u32string_view kMarked = U"āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ";
            static constexpr std::string_view kPlain = "aaaaeeeeiiiioooouuuuvvvvvnnnm";
            static_assert(kMarked.size() == kPlain.size());
            const auto at = kMarked.find(static_cast<char32_t>(c));
            if (at != std::u32string_view::npos)
                syllable.push_back(kPlain[at]);
            else if (c >= 'a' && c <= 'z')
                syllable.push_back(static_cast<char>(c));
        }
        addUnique(found, syllable);
        // Passports and many keyboards write lü as lu.
        const auto umlaut = syllable.find('v');
        if (umlaut != std::string::npos) {
            syllable[umlaut] = 'u';
            addUnique(found, syllable);
        }
    }
    return m_cache.emplace(character, std::move(found)).first->second;
}

} // namespace ruhu::store
