#pragma once

#include "sync/client/portion.h"
#include "sync/client/transport.h"
#include "sync/core/blob_batch.h"
#include "sync/core/change_set.h"
#include "sync/core/wire.h"
#include "sync/replica/replica.h"

#include <functional>

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

    /// The small ones of these blobs, as many from the first on as `limit` bytes hold, and what is known of
    /// the others among them. Further errors: "malformed".
    Result<std::vector<FoundBlob>> getBlobs(const std::vector<std::string>& names, std::size_t limit);

    /// A blob that is sent, read as it goes.
    struct Upload {
        std::string sha256;
        BlobInfo info;
        std::function<std::string(std::int64_t from, std::int64_t most)> read;
    };
    /// Sends what the central store does not have yet of the blob, in parts of the size that `portion` says
    /// and learns from. Further error: "wrong_hash".
    Result<void> putBlob(const Upload& blob, Portion& portion, const Clock& clock);

    /// A piece of a file of the central store on its way to here.
    struct Piece {
        std::string path;
        std::int64_t from = 0;  ///< where it begins in the file
        std::string bytes = {}; ///< what has come; when a call fails, too
        std::string type = {};  ///< media type
        bool isLast = false;
        bool isThere = true; ///< false: the central store does not have the file (yet)
    };
    /// Brings at most `most` bytes. Error besides: "wrong_hash" (retry): the file ends before `from`.
    Result<void> download(Piece& piece, std::size_t most);

private:
    HttpRequest request(const std::string& method, const std::string& path) const;
    Result<std::int64_t> putPart(const Upload& blob, std::int64_t offset, std::int64_t size);

    Transport& m_transport;
    const Identity& m_identity;
};

} // namespace ruhu::sync
