#pragma once

#include "sync/client/portion.h"
#include "sync/client/transport.h"
#include "sync/core/change_set.h"
#include "sync/core/wire.h"
#include "sync/replica/replica.h"

namespace ruhu::sync {

/// What an answer of any path means: the answer itself when its status is below 300 and its content type is
/// `type`; else the error that it carries. Errors besides the transport's: those of README section 6, and
/// "not_central" (retry): somebody else answered, such as the sign-in page of a public network.
Result<HttpAnswer> judged(Result<HttpAnswer> answer, std::string_view type);

/// The paths of README section 6 as calls, in the name of an enrolled tablet. As thread-bound as its
/// transport.
class CentralClient {
public:
    CentralClient(Transport& transport, const Identity& identity);

    /// Further errors: "malformed", "version".
    Result<SyncAnswer> sync(const SyncRequest& request);

    /// False: who stands here knows all that there is (Standing).
    Result<bool> hasNews(const std::string& standing);

    /// A name of its own for this copied tablet: its identity with id, keys, token and grants changed.
    /// Further errors: "malformed", "bad_signature".
    Result<Identity> newIdentity(const NextIdentity& next);

    /// Hands in a bundle of whomever; returns the receipt. Errors besides: those of takeIn.
    Result<std::string> handIn(const std::string& bundle);

    /// Sends what the central store does not have yet of the blob, in parts of the size that `portion` says
    /// and learns from. Further error: "wrong_hash".
    Result<void> putBlob(const Blob& blob, Portion& portion, const Clock& clock);

    /// A file of the central store on its way to here.
    struct Download {
        std::string path;
        std::string bytes; ///< what has come, of earlier tries too; grows even when a call fails
        std::string type;  ///< media type
        bool complete = false;
        bool isThere = true; ///< false: the central store does not have it (yet)
    };
    /// Goes on with the download by at most `most` bytes. Error besides: "wrong_hash" (retry) for what cannot
    /// be its beginning; `bytes` are empty then.
    Result<void> download(Download& file, std::size_t most);

private:
    HttpRequest request(const std::string& method, const std::string& path) const;
    Result<std::int64_t> putPart(const Blob& blob, std::int64_t offset, std::size_t size);

    Transport& m_transport;
    const Identity& m_identity;
};

} // namespace ruhu::sync
