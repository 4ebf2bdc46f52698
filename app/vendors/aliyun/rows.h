#pragma once

#include "core/upload.h"
#include "net/http.h"
#include "vendors/vendor.h"

/// The answers of both vendors of this company, read into uploads (aliyun.md 2, 3 and 7). Pure, any thread.
///
/// Common to all: an answer in XML gives what the same answer in JSON gives. Every row has key, vendor, checkedAt (when the
/// answer came) and covers. Fields that only one operation speaks of are covered by it always; those that a listing tells
/// as well as a question by ID (title, size, times) are covered where a value came, so that one operation's silence
/// does not wipe out what the other said. Entries without an ID are left out and counted. An error of the vendor is its
/// own (see readEnvelope); a list in a form nobody knows is BadAnswer "answer-not-list", for an answer misread as empty
/// would make uploads vanish.
///
/// Questions by ID put each ID asked for into exactly one of the three lists of Details. What the answer says of an ID
/// nobody asked for is dropped. A row counts more than its ID in another list, and "forbidden" more than "missing": what
/// is shown or guarded is there. An ID of which the answer says nothing at all (old uploaders leave no details)
/// is not missing by the vendor's word: it is a row of status Unknown that covers nothing, not even checkedAt. What is
/// known of it stays as it is, and ages.
namespace deck::aliyun {

/// A page of a listing with what the next page is asked by.
struct MediaPage
{
    Page page;                            ///< nextCursor is filled for IMS only (NextToken); VOD's cursor is the client's to make
    QString scrollToken;                  ///< SearchMedia's; empty where none came
    std::optional<Instant> lastCreatedAt; ///< of the last entry that says it: where the next walk goes on beyond a cap
    int entries = 0;  ///< entries in the answer, unusable ones included: fewer than asked for is the last page
    int unusable = 0; ///< entries left out: without an ID, or of a type that is no upload (an image)
};

/// VOD GetUploadDetails. All thirteen members. The ratio is what the uploader reported, within 0..1, never worked
/// out from sizes; absent is unknown. Status by decidedStatus().
[[nodiscard]] Result<Details> readUploadDetails(const HttpReply &reply, const QString &account, const QStringList &ids);

/// VOD SearchMedia: videos and audios. A size of 0 of what is not finished is no size.
[[nodiscard]] Result<MediaPage> readSearchMedia(const HttpReply &reply, const QString &account);

/// VOD GetVideoList. Its error InvalidVideo.NotFound is an empty page.
[[nodiscard]] Result<MediaPage> readVideoList(const HttpReply &reply, const QString &account);

/// VOD GetURLUploadInfos and IMS GetUrlUploadInfos, in both spellings. `asked` are job IDs, or URLs where `askedByUrl`.
/// An error is taken from a job that failed, or that has not succeeded and has a code that is no word of success.
/// By URL: a URL may have several jobs, all of them come; one without a job is `missing`. Where the answer has entries
/// that belong to no URL asked for and a URL stays without a job, it is BadAnswer "answer-other-upload".
[[nodiscard]] Result<Details> readUrlJobs(const HttpReply &reply, const QString &vendor, const QString &account,
                                          const QStringList &asked, bool askedByUrl);

/// IMS ListMediaBasicInfos. resultUrl is the file's address without the signature that lets anyone open it for a while.
[[nodiscard]] Result<MediaPage> readMediaBasicInfos(const HttpReply &reply, const QString &account);

/// IMS BatchGetMediaInfos. IDs it ignored are `missing`.
[[nodiscard]] Result<Details> readBatchMediaInfos(const HttpReply &reply, const QString &account, const QStringList &ids);

} // namespace deck::aliyun
