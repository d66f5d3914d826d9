#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace ruhu::store {

/// Readings of hanzi without tones: 单 → shan, dan, chan. ICU's Han-Latin table gives the common reading; a
/// table of our own adds those of surnames and of characters that names often use in another reading. Not
/// thread-safe; one object per thread.
class Pinyin {
public:
    Pinyin();
    ~Pinyin();
    Pinyin(const Pinyin&) = delete;
    Pinyin& operator=(const Pinyin&) = delete;

    /// Lower-case ASCII syllables, the commonest first; ü is "v". Empty if nobody knows a reading. A letter
    /// or digit reads as itself. The reference stays valid as long as this object.
    const std::vector<std::string>& readings(char32_t character);

private:
    struct Transliterator;
    std::unique_ptr<Transliterator> m_transliterator;
    std::unordered_map<char32_t, std::vector<std::string>> m_cache;
};

} // namespace ruhu::store
