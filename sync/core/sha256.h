#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace ruhu::sync {

/// SHA-256 of what comes in pieces; of what is there whole, sha256Hex() tells.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    void add(std::string_view bytes);
    /// In lower-case hex. Once, at the end.
    std::string hex();

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

} // namespace ruhu::sync
