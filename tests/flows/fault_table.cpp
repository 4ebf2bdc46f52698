#include "tests/flows/fault_table.h"

namespace deck {

namespace {

using enum ErrorKind;
using Stop = ListingState::Stop;

constexpr FaultEnds works = std::nullopt;

QList<FaultLine> connectionFaults()
{
    return {
        {u"refused", Everyone, {Unreachable}},
        {u"connect-hangs", Everyone, {TimedOut}},
        {u"hang", Everyone, {TimedOut}},
        {u"hang-headers", Everyone, {TimedOut}},
        {u"reset-at-start", Everyone, {Unreachable}},
        {u"reset-mid-header", Everyone, {Unreachable}},
        {u"reset-mid-body", Everyone, {Unreachable}},
        {u"close-at-0", Everyone, {Unreachable}},
        {u"close-at-1", Everyone, {Unreachable}},
        {u"close-at-half", Everyone, {Unreachable}},
        {u"close-at-all-but-1", Everyone, {Unreachable}},
        {u"late-answer", Everyone, {TimedOut}},
        {u"slow-latency", Everyone, {works}},
        {u"slow-link", Everyone, {works}},
        {u"one-byte-slices", Everyone, {works}},
        {u"slow-close", Everyone, {works}},
        // the accounts share the host and so its connections: each try may be given one that another account has used up
        {u"closed-idle", Everyone, {works, Unreachable}},
        {u"length-too-big", Everyone, {Unreachable}},
        {u"length-too-small", Everyone, {BadAnswer}},
        {u"chunk-cut", Everyone, {Unreachable}},
        {u"chunked", Everyone, {works}},
        {u"clock-11-min-ahead", Everyone, {works}},
        {u"clock-16-min-behind", Everyone, {works}},
        {u"date-1970", Everyone, {works}},
        {u"date-absent", Everyone, {works}},
    };
}

QList<FaultLine> httpFaultLines()
{
    return {
        {u"captive-portal", Everyone, {BadAnswer}},
        {u"redirect-loop", Everyone, {BadAnswer}},
        {u"redirect-other-host", Everyone, {BadAnswer}},
        {u"redirect-plain-http", Everyone, {BadAnswer}},
        {u"http-400-empty", Everyone, {ServerFailed}},
        {u"http-400", Everyone, {ServerFailed}},
        {u"http-401", Everyone, {Credential}},
        {u"http-403", Everyone, {ServerFailed}},
        {u"http-404", Everyone, {ServerFailed}},
        {u"http-408", Everyone, {TimedOut}},
        {u"http-409", Everyone, {ServerFailed}},
        {u"http-410", Everyone, {ServerFailed}},
        {u"http-413", Everyone, {ServerFailed}},
        {u"http-423", Everyone, {ServerFailed}},
        {u"http-429", Everyone, {Throttled}},
        {u"http-429-retry-after", Everyone, {Throttled}},
        {u"http-500", Everyone, {ServerFailed}},
        {u"http-502-html", Everyone, {ServerFailed}},
        {u"http-503", Everyone, {ServerFailed}},
        {u"http-504", Everyone, {ServerFailed}},
        {u"http-400-coded", Everyone, {Rejected}},
        // ZEGO says in the body what is wrong, and knows no code for HTTP 401: its gateway's stands here
        {u"http-401-coded", Zego, {Rejected}},
        {u"http-401-coded", Aliyun | Huawei, {Credential}},
        {u"http-403-coded", Everyone, {Rejected}},
        {u"http-404-coded", Everyone, {Rejected}},
        {u"http-409-coded", Everyone, {Rejected}},
        {u"http-429-coded", Everyone, {Throttled}},
        {u"http-500-coded", Everyone, {ServerFailed}},
        {u"http-503-coded", Everyone, {ServerFailed}},
        {u"http-504-coded", Everyone, {ServerFailed}},
        {u"fails-first", Everyone, {works}},
    };
}

QList<FaultLine> bodyFaultLines()
{
    return {
        {u"gzip-broken", Everyone, {BadAnswer}},
        {u"gzip-bomb", Everyone, {BadAnswer, TimedOut}}, // packing 60 MB for each answer takes the sandbox its time
        {u"gzip", Everyone, {works}},
        {u"truncated-json", Everyone, {BadAnswer}},
        // what is asked by ID may be all ASCII, and half of the GBK bytes are good UTF-8 by chance
        FaultLine(u"gbk-body", Everyone, {BadAnswer, works}).lying(),
        {u"utf16-body", Everyone, {BadAnswer}},
        {u"html-200", Everyone, {BadAnswer}},
        {u"empty-200", Everyone, {BadAnswer}},
        {u"deep-json", Everyone, {BadAnswer}},
        // five tries in a row seldom all meet a fault
        {u"flaky", Everyone, {works, Unreachable, ServerFailed, Throttled, BadAnswer}},
    };
}

QList<FaultLine> zegoLines()
{
    return {
        {u"error-100000004", Zego, {Clock}},
        {u"error-100000005", Zego, {Credential}},
        {u"error-350006001", Zego, {works}},
        {u"error-350006002", Zego, {Rejected}},
        {u"error-350006003", Zego, {Rejected}},
        {u"error-350006006", Zego, {Rejected}},
        {u"error-350010000", Zego, {ServerFailed}},
        {u"service-not-enabled", Zego, {works}},
        FaultLine(u"token-repeats", Zego, {works}).paging().stopping(Stop::RepeatedPage),
        FaultLine(u"token-loops", Zego, {works}).paging().stopping(Stop::RepeatedPage),
        FaultLine(u"token-64-kb", Zego, {works}).paging(),
        FaultLine(u"empty-page-with-token", Zego, {works}).paging(),
        FaultLine(u"total-wrong", Zego, {works}).lying(), // and the vendor has but nine then
        FaultLine(u"rows-move", Zego, {works}).paging(),
        FaultLine(u"state-flips", Zego, {works}).lying(),
        FaultLine(u"state-backward", Zego, {works}).lying().later(),
        FaultLine(u"rows-vanish", Zego, {works}).lying().later(),
        FaultLine(u"null-list", Zego, {works}).lying(),
        {u"table-spelling", Zego, {works}},
        {u"example-spelling", Zego, {works}},
        {u"numbers-as-text", Zego, {works}},
        FaultLine(u"unknown-status", Zego, {works}).lying(),
        {u"huge-numbers", Zego, {works}},
        FaultLine(u"wrong-id", Zego, {works}).fetching({BadAnswer}),
    };
}

QList<FaultLine> aliyunRefusals()
{
    return {
        {u"aliyun-throttling-user", Aliyun, {works}},
        {u"aliyun-throttling-api", Aliyun, {Throttled}},
        {u"aliyun-throttling", Aliyun, {Throttled}},
        {u"aliyun-nonce-used", Aliyun, {works}},
        {u"aliyun-nonce-used-always", Aliyun, {ServerFailed}},
        {u"aliyun-timestamp-expired", Aliyun, {Clock}},
        {u"aliyun-key-not-found", Aliyun, {Credential}},
        {u"aliyun-key-inactive", Aliyun, {Credential}},
        {u"aliyun-signature-mismatch", Aliyun, {Credential}},
        {u"aliyun-token-expired", Aliyun, {Credential}},
        {u"aliyun-token-malformed", Aliyun, {Credential}},
        {u"aliyun-forbidden", Aliyun, {Rejected}},
        {u"aliyun-forbidden-search", AliyunVod, {works}}, // IMS has no SearchMedia
        {u"aliyun-forbidden-details", Aliyun, {Rejected}},
        {u"aliyun-forbidden-jobs", Aliyun, {works, Rejected}},
        {u"aliyun-not-opened", Aliyun, {Rejected}},
        {u"aliyun-suspended", Aliyun, {Rejected}},
        {u"aliyun-internal-error", Aliyun, {ServerFailed}},
        {u"aliyun-unavailable", Aliyun, {ServerFailed}},
        {u"aliyun-unsupported", Aliyun, {Rejected}},
        {u"aliyun-api-not-found", Aliyun, {Rejected}},
        {u"aliyun-need-ssl", Aliyun, {Rejected}},
        {u"aliyun-error-xml", Aliyun, {ServerFailed}},
        {u"aliyun-lower-case-envelope", Aliyun, {ServerFailed}},
        {u"aliyun-gateway-html", Aliyun, {ServerFailed}},
        {u"aliyun-sts", Aliyun, {works}},
        {u"aliyun-other-region", Aliyun, {works}},
        {u"aliyun-disabled-key", Aliyun, {works}},
    };
}

QList<FaultLine> aliyunOddities()
{
    return {
        {u"aliyun-xml", Aliyun, {works}},
        {u"aliyun-numbers-as-text", Aliyun, {works}},
        {u"aliyun-masked-numbers", Aliyun, {works}},
        {u"aliyun-size-beyond", Aliyun, {works}},
        {u"aliyun-ratio-beyond", Aliyun, {works}},
        {u"aliyun-huge-numbers", Aliyun, {works}},
        {u"aliyun-bare-lists", Aliyun, {works}},
        {u"aliyun-nested-lists", Aliyun, {works}},
        FaultLine(u"aliyun-null-lists", Aliyun, {works}).lying(),
        {u"aliyun-absent-lists", Aliyun, {works}},
        {u"aliyun-python-lists", Aliyun, {works}},
        {u"aliyun-lists-in-text", Aliyun, {works}},
        {u"aliyun-odd-times", Aliyun, {works}},
        {u"aliyun-empty-times", Aliyun, {works}},
        {u"aliyun-broken-user-data", Aliyun, {works}},
        {u"aliyun-leftover-error", Aliyun, {works}},
        {u"aliyun-other-case", Aliyun, {works}},
        FaultLine(u"aliyun-unknown-status", Aliyun, {works}).lying(),
        {u"aliyun-rows-without-id", Aliyun, {works}},
        FaultLine(u"aliyun-markup-titles", Aliyun, {works}).lying(),
        {u"aliyun-no-details", Aliyun, {works}},
        FaultLine(u"aliyun-partial-batch", Aliyun, {works}).lying(),
        FaultLine(u"aliyun-wrong-id", Aliyun, {works}),
        FaultLine(u"aliyun-ratio-backward", Aliyun, {works}),
        FaultLine(u"aliyun-state-backward", Aliyun, {works}).lying().later(),
        FaultLine(u"aliyun-state-flips", Aliyun, {works}).lying(),
        FaultLine(u"aliyun-rows-vanish", Aliyun, {works}).lying().later(),
        FaultLine(u"aliyun-rows-move", Aliyun, {works}).paging(),
        FaultLine(u"aliyun-total-wrong", Aliyun, {works}).paging(),
        FaultLine(u"aliyun-empty-page", Aliyun, {works}).paging(),
        // a ScrollToken may stay the same while the rows go on: only pages without a new row tell
        FaultLine(u"aliyun-pages-repeat", AliyunVod, {works}).paging().stopping(Stop::PageLimit),
        FaultLine(u"aliyun-pages-repeat", AliyunIms, {works}).paging().stopping(Stop::RepeatedPage),
        FaultLine(u"aliyun-pages-loop", AliyunVod, {works}).paging(230).stopping(Stop::PageLimit),
        FaultLine(u"aliyun-pages-loop", AliyunIms, {works}).paging(230).stopping(Stop::RepeatedPage),
        FaultLine(u"aliyun-scroll-token-same", Aliyun, {works}).paging(),
        FaultLine(u"aliyun-scroll-token-expired", Aliyun, {works}).paging(),
        FaultLine(u"aliyun-scroll-token-expires-once", Aliyun, {works}).paging(),
        // it goes back in the address, as IMS wants it, and a server refuses an address as long as that
        FaultLine(u"aliyun-token-64-kb", AliyunIms, {ServerFailed}).paging().fetching({works}),
    };
}

QList<FaultLine> huaweiRefusals()
{
    return {
        {u"huawei-error-10051", Huawei, {ServerFailed}},
        {u"huawei-error-10052", Huawei, {ServerFailed}},
        {u"huawei-error-10053", Huawei, {Rejected}},
        {u"huawei-error-10054", Huawei, {Credential}},
        {u"huawei-error-10055", Huawei, {Rejected}},
        {u"huawei-error-10056", Huawei, {Rejected}},
        // asked by ID, that is the answer for what is gone
        FaultLine(u"huawei-error-10062", Huawei, {Rejected}).fetching({works}).lying(),
        FaultLine(u"huawei-published-10062", Huawei, {Rejected}).fetching({works}).lying(),
        {u"huawei-error-10074", Huawei, {Rejected}},
        {u"huawei-error-10120", Huawei, {Rejected}},
        {u"huawei-error-10132", Huawei, {Rejected}},
        {u"huawei-error-10136", Huawei, {Rejected}},
        {u"huawei-error-0101", Huawei, {Rejected}},
        {u"huawei-error-0201-502", Huawei, {ServerFailed}},
        {u"huawei-error-0201-504", Huawei, {ServerFailed}},
        {u"huawei-error-0302", Huawei, {Rejected}},
        {u"huawei-error-0303", Huawei, {Credential}},
        {u"huawei-error-0401", Huawei, {Rejected}},
        {u"huawei-error-0502", Huawei, {Rejected}},
        {u"huawei-error-0601", Huawei, {ServerFailed}},
        {u"huawei-error-0613", Huawei, {ServerFailed}},
        {u"huawei-error-0308", Huawei, {works}},
        {u"huawei-apig-prefix", Huawei, {works}},
        {u"huawei-encoded-authorization", Huawei, {Rejected}},
        {u"huawei-key-locked", HuaweiKey, {Credential}},
        {u"huawei-token-expired", HuaweiUser, {works}},
        {u"huawei-token-dead", HuaweiUser, {works}},
        {u"huawei-token-always-dead", HuaweiUser, {Credential}},
        {u"huawei-token-undecryptable", HuaweiUser, {Credential}},
        {u"huawei-wrong-project", Huawei, {Credential}},
        FaultLine(u"huawei-iam-down", HuaweiUser, {Unreachable}).signingInAnew(),
        FaultLine(u"huawei-iam-slow", HuaweiUser, {works}).signingInAnew(),
        FaultLine(u"huawei-iam-400", HuaweiUser, {Credential}).signingInAnew(),
        FaultLine(u"huawei-iam-401", HuaweiUser, {Credential}).signingInAnew(),
        FaultLine(u"huawei-iam-403", HuaweiUser, {Credential}).signingInAnew(),
        FaultLine(u"huawei-iam-503", HuaweiUser, {ServerFailed}).signingInAnew(),
        FaultLine(u"huawei-iam-no-token", HuaweiUser, {BadAnswer}).signingInAnew(),
        FaultLine(u"huawei-iam-other-project", HuaweiUser, {Credential}).signingInAnew(),
    };
}

QList<FaultLine> huaweiOddities()
{
    return {
        {u"huawei-unknown-refuses-batch", Huawei, {works}},
        FaultLine(u"huawei-list-cap", Huawei, {works}).lying().slow(),
        FaultLine(u"huawei-rows-shift", Huawei, {works}).paging(),
        FaultLine(u"huawei-total-changes", Huawei, {works}).paging(),
        FaultLine(u"huawei-state-flips", Huawei, {works}).lying(),
        FaultLine(u"huawei-state-backward", Huawei, {works}).lying().later(),
        FaultLine(u"huawei-rows-vanish", Huawei, {works}).lying().later(),
        FaultLine(u"huawei-wrong-id", Huawei, {works}).fetching({BadAnswer}),
        FaultLine(u"huawei-null-list", Huawei, {works}).lying(),
        {u"huawei-nulls", Huawei, {works}},
        {u"huawei-missing-fields", Huawei, {works}},
        FaultLine(u"huawei-unknown-status", Huawei, {works}).lying(),
        {u"huawei-blank-status", Huawei, {works}},
        {u"huawei-odd-dates", Huawei, {works}},
        {u"huawei-odd-urls", Huawei, {works}},
        {u"huawei-numbers-as-text", Huawei, {works}},
        {u"huawei-huge-numbers", Huawei, {works}},
        {u"huawei-full-width-comma", Huawei, {BadAnswer}},
    };
}

} // namespace

const QList<FaultLine> &faultTable()
{
    static const QList<FaultLine> all = connectionFaults() + httpFaultLines() + bodyFaultLines() + zegoLines() + aliyunRefusals()
        + aliyunOddities() + huaweiRefusals() + huaweiOddities();
    return all;
}

} // namespace deck
