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
/// that occur in given names and place names in more than one reading, then rare ones.
constexpr std::pair<const char32_t*, std::string_view> kReadings[] = {
    {U"单", "shan dan chan"},
    {U"解", "xie jie"},
    {U"仇", "qiu chou"},
    {U"任", "ren"},
    {U"曾", "zeng ceng"},
    {U"区", "ou qu"},
    {U"查", "zha cha"},
    {U"翟", "zhai di"},
    {U"盖", "ge gai"},
    {U"乐", "yue le"},
    {U"朴", "piao pu"},
    {U"尉", "wei yu"},
    {U"繁", "po fan"},
    {U"覃", "qin tan"},
    {U"缪", "miao mou"},
    {U"召", "shao zhao"},
    {U"黑", "he hei"},
    {U"折", "she zhe"},
    {U"员", "yun yuan"},
    {U"贠", "yun yuan"},
    {U"燕", "yan"},
    {U"宁", "ning"},
    {U"卜", "bu bo"},
    {U"教", "jiao"},
    {U"种", "chong zhong"},
    {U"重", "chong zhong"},
    {U"洗", "xian xi"},
    {U"冼", "xian"},
    {U"句", "gou ju"},
    {U"佴", "nai er"},
    {U"撒", "sa"},
    {U"适", "kuo shi"},
    {U"逄", "pang"},
    {U"令", "ling"},
    {U"哈", "ha"},
    {U"牟", "mu mou"},
    {U"么", "yao me"},
    {U"祭", "zhai ji"},
    {U"隗", "wei kui"},
    {U"郇", "xun huan"},
    {U"郗", "xi chi"},
    {U"郝", "hao"},
    {U"那", "na"},
    {U"万", "wan mo"},
    {U"俟", "qi si"},
    {U"尉", "wei yu"},
    {U"澹", "tan dan"},
    {U"长", "chang zhang"},
    {U"钭", "tou"},
    {U"谌", "chen shen"},
    {U"晁", "chao"},
    {U"昝", "zan"},
    {U"芮", "rui"},
    {U"暴", "bao pu"},
    {U"石", "shi dan"},
    {U"薄", "bo bao"},
    {U"臧", "zang"},
    {U"殷", "yin"},
    {U"阚", "kan"},
    {U"訾", "zi"},
    {U"过", "guo"},
    {U"车", "che ju"},
    {U"夏", "xia"},
    {U"华", "hua"},
    {U"应", "ying"},
    {U"行", "xing hang"},
    {U"还", "huan hai"},
    {U"都", "du dou"},
    {U"褚", "chu zhu"},
    {U"柏", "bai bo"},
    {U"莘", "xin shen"},
    {U"费", "fei bi"},
    {U"秘", "bi mi"},
    {U"祝", "zhu"},
    {U"叶", "ye xie"},
    {U"曲", "qu"},
    {U"吕", "lv lu"},
    {U"绿", "lv lu"},
    {U"女", "nv nu"},
    {U"茜", "qian xi"},
    {U"朝", "chao zhao"},
    {U"传", "chuan zhuan"},
    {U"盛", "sheng cheng"},
    {U"晟", "sheng cheng"},
    {U"成", "cheng"},
    {U"增", "zeng"},
    {U"兴", "xing"},
    {U"卓", "zhuo"},
    {U"宝", "bao"},
    {U"婷", "ting"},
    {U"霆", "ting"},
    {U"涵", "han"},
    {U"强", "qiang jiang"},
    {U"调", "diao tiao"},
    {U"弹", "dan tan"},
    {U"参", "can shen"},
    {U"藏", "zang cang"},
    {U"荷", "he"},
    {U"会", "hui kuai"},
    {U"将", "jiang qiang"},
    {U"降", "xiang jiang"},
    {U"角", "jiao jue"},
    {U"觉", "jue jiao"},
    {U"均", "jun"},
    {U"俊", "jun"},
    {U"说", "shuo yue"},
    {U"悦", "yue"},
    {U"奇", "qi ji"},
    {U"其", "qi"},
    {U"率", "shuai lv lu"},
    {U"似", "si shi"},
    {U"识", "shi zhi"},
    {U"省", "sheng xing"},
    {U"提", "ti di"},
    {U"校", "xiao jiao"},
    {U"血", "xue xie"},
    {U"遗", "yi wei"},
    {U"咽", "yan ye"},
    {U"与", "yu"},
    {U"予", "yu"},
    {U"脏", "zang"},
    {U"扎", "zha za"},
    {U"占", "zhan"},
    {U"正", "zheng"},
    {U"著", "zhu zhe"},
    {U"着", "zhe zhuo zhao"},
    {U"大", "da dai"},
    {U"得", "de dei"},
    {U"地", "di de"},
    {U"好", "hao"},
    {U"合", "he ge"},
    {U"和", "he huo"},
    {U"红", "hong"},
    {U"吉", "ji"},
    {U"纪", "ji"},
    {U"济", "ji"},
    {U"家", "jia gu"},
    {U"见", "jian xian"},
    {U"贾", "jia gu"},
    {U"景", "jing ying"},
    {U"圈", "quan juan"},
    {U"卡", "ka qia"},
    {U"壳", "ke qiao"},
    {U"落", "luo lao la"},
    {U"露", "lu lou"},
    {U"绿", "lv lu"},
    {U"没", "mei mo"},
    {U"模", "mo mu"},
    {U"娜", "na nuo"},
    {U"弄", "nong long"},
    {U"泊", "bo po"},
    {U"铺", "pu"},
    {U"浅", "qian"},
    {U"亲", "qin qing"},
    {U"色", "se shai"},
    {U"什", "shi shen"},
    {U"属", "shu zhu"},
    {U"数", "shu"},
    {U"宿", "su xiu"},
    {U"台", "tai"},
    {U"坨", "tuo"},
    {U"尾", "wei yi"},
    {U"乌", "wu"},
    {U"鲜", "xian"},
    {U"相", "xiang"},
    {U"巷", "xiang hang"},
    {U"堡", "bao bu pu"},
    {U"埔", "pu bu"},
    {U"峁", "mao"},
    {U"塬", "yuan"},
    {U"圪", "ge"},
    {U"崾", "yao"},
    {U"崄", "xian"},
    {U"墕", "yan"},
    {U"曲", "qu"},
    {U"𬭎", "hong"},
    {U"㛃", "jie"},
    {U"䶮", "yan"},
    {U"䜣", "xin"},
    {U"䌹", "jiong"},
    {U"䴙", "pi"},
    {U"㑇", "zhou"},
    {U"㙦", "xie"},
    {U"㛹", "pian"},
    {U"㬎", "xian"},
    {U"㻏", "lu"},
    {U"䃅", "di"},
    {U"䓖", "qiong"},
    {U"䗖", "di"},
    {U"䲟", "yin"},
    {U"𠅤", "xuan"},
    {U"𣲗", "wei"},
    {U"𤩽", "huan"},
    {U"𦈡", "xu"},
    {U"𨙸", "ning"},
    {U"𨟠", "xun"},
    {U"𨭉", "qing"},
    {U"𫄧", "chi"},
    {U"𫍯", "xiao"},
    {U"𫍽", "xuan"},
    {U"𫓧", "fu"},
    {U"𫔍", "hui"},
    {U"𫖮", "yi"},
    {U"𫖯", "fu"},
    {U"𫘝", "jue"},
    {U"𫘦", "lu"},
    {U"𫘧", "lu"},
    {U"𫚖", "ji"},
    {U"𫞩", "men"},
    {U"𫟅", "yuan"},
    {U"𫟦", "kui"},
    {U"𫟹", "hong"},
    {U"𫠆", "hui"},
    {U"𫢸", "dan"},
    {U"𫮃", "shan"},
    {U"𬀩", "wei"},
    {U"𬀪", "hui"},
    {U"𬃊", "qi"},
    {U"𬇕", "wan"},
    {U"𬇙", "pei"},
    {U"𬊈", "xun"},
    {U"𬊤", "chan"},
    {U"𬍛", "bing"},
    {U"𬍡", "sui"},
    {U"𬍤", "fan"},
    {U"𬘓", "xun"},
    {U"𬘘", "dan"},
    {U"𬘡", "yin"},
    {U"𬘩", "ting"},
    {U"𬘫", "huan"},
    {U"𬘬", "qian"},
    {U"𬘭", "chen"},
    {U"𬘯", "zhun"},
    {U"𬙂", "yan"},
    {U"𬙊", "mo"},
    {U"𬙋", "xiang"},
    {U"𬜬", "wan"},
    {U"𬜯", "liang"},
    {U"𬞟", "pin"},
    {U"𬟁", "yi"},
    {U"𬟽", "dong"},
    {U"𬣙", "xu"},
    {U"𬣞", "zhu"},
    {U"𬣡", "jian"},
    {U"𬣳", "hen"},
    {U"𬤇", "yin"},
    {U"𬤊", "shi"},
    {U"𬤝", "hui"},
    {U"𬨂", "zhou"},
    {U"𬨎", "you"},
    {U"𬩽", "zi"},
    {U"𬪩", "nong"},
    {U"𬬩", "yin"},
    {U"𬬭", "lun"},
    {U"𬬮", "chang"},
    {U"𬬱", "jin"},
    {U"𬬸", "xu"},
    {U"𬬹", "pi"},
    {U"𬬻", "lu"},
    {U"𬬿", "shi"},
    {U"𬭁", "zi"},
    {U"𬭊", "du"},
    {U"𬭚", "chun"},
    {U"𬭛", "bo"},
    {U"𬭤", "hou"},
    {U"𬭩", "weng"},
    {U"𬭬", "hui"},
    {U"𬭭", "piao"},
    {U"𬭯", "kuo"},
    {U"𬭳", "xi"},
    {U"𬭶", "xi"},
    {U"𬭸", "lin"},
    {U"𬭼", "sui"},
    {U"𬮱", "yin"},
    {U"𬮿", "kai"},
    {U"𬯀", "ji"},
    {U"𬯎", "tui"},
    {U"𬱖", "di"},
    {U"𬱟", "wei"},
    {U"𬳵", "bi"},
    {U"𬳶", "shen"},
    {U"𬳽", "sun"},
    {U"𬳿", "lu"},
    {U"𬴂", "xi"},
    {U"𬴃", "shan"},
    {U"𬴊", "lin"},
    {U"𬶋", "ju"},
    {U"𬶍", "tuo"},
    {U"𬶏", "wei"},
    {U"𬶐", "zhao"},
    {U"𬶟", "xi"},
    {U"𬶠", "di"},
    {U"𬶨", "ji"},
    {U"𬶭", "ji"},
    {U"𬶮", "xi"},
    {U"𬷕", "bu"},
    {U"𬸘", "yan"},
    {U"𬸚", "yue"},
    {U"𬸣", "jin"},
    {U"𬸦", "ping"},
    {U"𬸪", "fan"},
    {U"𬹼", "nie"},
    {U"𬺈", "yi"},
    {U"𬺓", "chu"},
    {U"𰻞", "biang"},
};

const std::unordered_map<char32_t, std::string_view>& table() {
    static const auto* const made = [] {
        auto* map = new std::unordered_map<char32_t, std::string_view>;
        for (const auto& [character, readings] : kReadings)
            map->emplace(*character, readings);
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
