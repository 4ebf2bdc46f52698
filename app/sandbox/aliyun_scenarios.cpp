#include "sandbox/aliyun_scenarios.h"

#include "sandbox/aliyun_sandbox.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace deck::sandbox {

namespace {

/// Scenarios in which everything is refused with one code.
const QHash<QString, QString> &codes()
{
    static const QHash<QString, QString> all = {
        {u"aliyun-throttling"_s, u"Throttling"_s},
        {u"aliyun-throttling-api"_s, u"Throttling.Api"_s},
        {u"aliyun-nonce-used-always"_s, u"SignatureNonceUsed"_s},
        {u"aliyun-timestamp-expired"_s, u"InvalidTimeStamp.Expired"_s},
        {u"aliyun-key-not-found"_s, u"InvalidAccessKeyId.NotFound"_s},
        {u"aliyun-key-inactive"_s, u"InvalidAccessKeyId.Inactive"_s},
        {u"aliyun-signature-mismatch"_s, u"SignatureDoesNotMatch"_s},
        {u"aliyun-token-expired"_s, u"InvalidSecurityToken.Expired"_s},
        {u"aliyun-token-malformed"_s, u"InvalidSecurityToken.Malformed"_s},
        {u"aliyun-forbidden"_s, u"Forbidden.RAM"_s},
        {u"aliyun-not-opened"_s, u"OperationDenied"_s},
        {u"aliyun-suspended"_s, u"OperationDenied.Suspended"_s},
        {u"aliyun-internal-error"_s, u"InternalError"_s},
        {u"aliyun-error-xml"_s, u"InternalError"_s},
        {u"aliyun-unavailable"_s, u"ServiceUnAvailable"_s},
        {u"aliyun-lower-case-envelope"_s, u"ServiceUnAvailable"_s},
        {u"aliyun-unsupported"_s, u"UnsupportedOperation"_s},
        {u"aliyun-api-not-found"_s, u"InvalidApi.NotFound"_s},
        {u"aliyun-need-ssl"_s, u"InvalidProtocol.NeedSsl"_s},
    };
    return all;
}

/// Scenarios in which a permission is missing, by operation.
QString codeFor(const QString &action, const Moment &moment)
{
    const QString &scenario = moment.scenario;
    if (scenario == u"aliyun-nonce-used"_s)
        return moment.scenarioRequests % 2 == 1 ? u"SignatureNonceUsed"_s : QString();
    const bool search = scenario == u"aliyun-forbidden-search"_s && action == u"SearchMedia"_s;
    const bool details
        = scenario == u"aliyun-forbidden-details"_s && (action == u"GetUploadDetails"_s || action == u"BatchGetMediaInfos"_s);
    const bool jobs = scenario == u"aliyun-forbidden-jobs"_s && action.compare(u"GetUrlUploadInfos"_s, Qt::CaseInsensitive) == 0;
    return search || details || jobs ? u"Forbidden.RAM"_s : codes().value(scenario);
}

} // namespace

std::optional<AliyunRefusal> refusalOfScenario(const QString &action, const QString &prefix, const Moment &moment)
{
    const QString code = codeFor(action, moment);
    if (code.isEmpty())
        return std::nullopt;
    AliyunRefusal refusal = aliyunRefusal(code);
    if (code == u"Forbidden.RAM"_s)
        refusal.permission = prefix + u':' + action;
    if (code.startsWith(u"Throttling"_s) && moment.scenarioRequests % 2 == 0)
        refusal.retryAfter = 1500;
    return refusal;
}

QList<Sandbox::Scenario> aliyunScenarios()
{
    return {
        {u"aliyun-throttling-user"_s,
         u"more than one request a second gets Throttling.User, now and then with x-acs-retry-after"_s},
        {u"aliyun-throttling-api"_s, u"every request gets Throttling.Api, now and then with x-acs-retry-after"_s},
        {u"aliyun-throttling"_s, u"every request gets Throttling, now and then with x-acs-retry-after"_s},
        {u"aliyun-nonce-used"_s, u"every second request gets SignatureNonceUsed, beginning with the first"_s},
        {u"aliyun-nonce-used-always"_s, u"every request gets SignatureNonceUsed"_s},
        {u"aliyun-timestamp-expired"_s, u"every request gets InvalidTimeStamp.Expired, whatever its time is"_s},
        {u"aliyun-key-not-found"_s, u"every request gets InvalidAccessKeyId.NotFound"_s},
        {u"aliyun-key-inactive"_s, u"every request gets InvalidAccessKeyId.Inactive"_s},
        {u"aliyun-signature-mismatch"_s, u"every request gets SignatureDoesNotMatch"_s},
        {u"aliyun-token-expired"_s, u"every request gets InvalidSecurityToken.Expired"_s},
        {u"aliyun-token-malformed"_s, u"every request gets InvalidSecurityToken.Malformed"_s},
        {u"aliyun-forbidden"_s, u"every request gets Forbidden.RAM with the permission that is missing"_s},
        {u"aliyun-forbidden-search"_s, u"SearchMedia gets Forbidden.RAM; GetVideoList works"_s},
        {u"aliyun-forbidden-details"_s, u"GetUploadDetails and BatchGetMediaInfos get Forbidden.RAM; listings work"_s},
        {u"aliyun-forbidden-jobs"_s, u"the URL jobs of both products get Forbidden.RAM; media work"_s},
        {u"aliyun-not-opened"_s, u"every request gets OperationDenied: the service is not opened"_s},
        {u"aliyun-suspended"_s, u"every request gets OperationDenied.Suspended: overdue"_s},
        {u"aliyun-internal-error"_s, u"every request gets InternalError, HTTP 500"_s},
        {u"aliyun-unavailable"_s, u"every request gets ServiceUnAvailable, HTTP 503"_s},
        {u"aliyun-unsupported"_s, u"every request gets UnsupportedOperation, as in a region without it"_s},
        {u"aliyun-api-not-found"_s, u"every request gets InvalidApi.NotFound"_s},
        {u"aliyun-need-ssl"_s, u"every request gets InvalidProtocol.NeedSsl"_s},
        {u"aliyun-error-xml"_s, u"every request gets InternalError in XML, whatever was asked for"_s},
        {u"aliyun-lower-case-envelope"_s,
         u"every request gets ServiceUnAvailable with code, message and requestId in small letters"_s},
        {u"aliyun-gateway-html"_s, u"every request gets the HTML page of a gateway, HTTP 502"_s},
        {u"aliyun-sts"_s, u"announces one more account of each product with an STS token, good for an hour"_s},
        {u"aliyun-other-region"_s, u"announces one more VOD account, of cn-beijing, which has no GetURLUploadInfos"_s},
        {u"aliyun-disabled-key"_s, u"announces one more VOD account, whose key is disabled"_s},
        {u"aliyun-xml"_s, u"every answer is XML, whatever was asked for"_s},
        {u"aliyun-numbers-as-text"_s, u"every number is text"_s},
        {u"aliyun-masked-numbers"_s, u"sizes are masks such as xxxxx"_s},
        {u"aliyun-size-beyond"_s, u"346 bytes of 46 have come"_s},
        {u"aliyun-ratio-beyond"_s, u"ratios are 1.7, -1 or 38"_s},
        {u"aliyun-huge-numbers"_s, u"numbers beyond every range: 2^63, 2^53 and more, 1e400"_s},
        {u"aliyun-bare-lists"_s, u"a list of one is the bare text or object"_s},
        {u"aliyun-nested-lists"_s, u"lists stand in an object with one member"_s},
        {u"aliyun-null-lists"_s, u"every list is null"_s},
        {u"aliyun-absent-lists"_s, u"an empty list is left out"_s},
        {u"aliyun-python-lists"_s, u"lists of IDs are text, as Python prints a list"_s},
        {u"aliyun-lists-in-text"_s, u"lists of IDs have one member: a list written as text"_s},
        {u"aliyun-odd-times"_s, u"times with a stray quote, without seconds, as numbers, with a blank and no zone"_s},
        {u"aliyun-empty-times"_s, u"times of completion are empty"_s},
        {u"aliyun-broken-user-data"_s, u"UserData is no JSON"_s},
        {u"aliyun-leftover-error"_s, u"jobs that succeeded carry an error message"_s},
        {u"aliyun-other-case"_s, u"status words in other letters: uploading, NORMAL, Upload_Success"_s},
        {u"aliyun-unknown-status"_s, u"some rows have status words no page knows"_s},
        {u"aliyun-rows-without-id"_s, u"every second row has no ID"_s},
        {u"aliyun-markup-titles"_s, u"titles with HTML and direction marks"_s},
        {u"aliyun-no-details"_s, u"GetUploadDetails leaves out some media that exist, in every list"_s},
        {u"aliyun-partial-batch"_s, u"of a batch of 20, 17 are found, 2 forbidden and 1 is missing"_s},
        {u"aliyun-wrong-id"_s, u"the first row of an answer by ID is another one's"_s},
        {u"aliyun-ratio-backward"_s, u"ratios of running uploads go back"_s},
        {u"aliyun-state-backward"_s, u"what succeeded is uploading again after 10 s"_s},
        {u"aliyun-state-flips"_s, u"what succeeded is uploading again at every second request"_s},
        {u"aliyun-rows-vanish"_s, u"about one media asset in three is gone after 10 s"_s},
        {u"aliyun-rows-move"_s, u"three rows come before the first page while it is read"_s},
        {u"aliyun-total-wrong"_s, u"the total says seven, and there are more"_s},
        {u"aliyun-empty-page"_s, u"every second page is empty and others follow"_s},
        {u"aliyun-pages-repeat"_s, u"every page is the first one again, with the same token"_s},
        {u"aliyun-pages-loop"_s, u"pages and tokens go A, B, A, B"_s},
        {u"aliyun-scroll-token-same"_s, u"no fault: ScrollToken is the same on all pages while the rows go on"_s},
        {u"aliyun-scroll-token-expired"_s, u"every ScrollToken is expired"_s},
        {u"aliyun-scroll-token-expires-once"_s, u"the first ScrollToken used is expired, later ones are not"_s},
        {u"aliyun-token-64-kb"_s, u"every NextToken is 64 KB long"_s},
    };
}

} // namespace deck::sandbox
