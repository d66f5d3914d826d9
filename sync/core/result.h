#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace ruhu::sync {

/// What went wrong, for a program to act on and a log to show. Screens turn `code` into words; nothing
/// matches on `detail`, which is English and for engineers.
struct Error {
    std::string code;   ///< stable, snake_case, e.g. "disk_full", "malformed", "unreachable"
    std::string detail; ///< free text; never personal data
    bool retry = false; ///< the same call may succeed later without anybody changing anything
};

/// A value or the reason why there is none. Expected failures travel as values; broken invariants throw.
template <typename T> class [[nodiscard]] Result {
public:
    Result(T value)
        : m_content(std::move(value)) {}
    Result(Error error)
        : m_content(std::move(error)) {}

    explicit operator bool() const { return std::holds_alternative<T>(m_content); }
    bool ok() const { return static_cast<bool>(*this); }

    /// REQUIRES ok().
    T& value() & { return std::get<T>(m_content); }
    const T& value() const& { return std::get<T>(m_content); }
    T&& value() && { return std::get<T>(std::move(m_content)); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }

    /// REQUIRES !ok().
    const Error& error() const { return std::get<Error>(m_content); }

private:
    std::variant<T, Error> m_content;
};

template <> class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error)
        : m_error(std::move(error)) {}

    explicit operator bool() const { return !m_error; }
    bool ok() const { return !m_error; }

    /// REQUIRES !ok().
    const Error& error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};

} // namespace ruhu::sync
