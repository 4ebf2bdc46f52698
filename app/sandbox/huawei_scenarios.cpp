#include "sandbox/huawei_scenarios.h"

#include "sandbox/huawei_sandbox.h"

using namespace Qt::StringLiterals;

namespace deck::sandbox {

namespace {

struct Error
{
    const char16_t *scenario;
    int status;
    const char16_t *code;
    const char16_t *message;
};

/// One scenario each; the statuses are those of the recorded answers, 403 where none is known.
constexpr Error errors[] = {
    {u"huawei-error-10051", 500, u"VOD.10051", u"系统内部错误"},
    {u"huawei-error-10052", 403, u"VOD.10052", u"Internal communication is abnormal."},
    {u"huawei-error-10053", 400, u"VOD.10053", u"The request parameter is illegal, illegal field: {xx}."},
    {u"huawei-error-10054", 403, u"VOD.10054", u"Identity authentication failed."},
    {u"huawei-error-10055", 403, u"VOD.10055", u"The account has no real-name authentication."},
    {u"huawei-error-10056", 403, u"VOD.10056", u"The account is in an abnormal state."},
    {u"huawei-error-10062", 403, u"VOD.10062", u"Media asset or resource does not exist, please check."},
    {u"huawei-published-10062", 400, u"VOD.10062", u"媒资或资源不存在，请检查。"},
    {u"huawei-error-10074", 403, u"VOD.10074", u"No permission to perform this operation."},
    {u"huawei-error-10120", 403, u"VOD.10120", u"The account is in arrears."},
    {u"huawei-error-10132", 403, u"VOD.10132", u"The account is closed or frozen."},
    {u"huawei-error-10136", 403, u"VOD.10136", u"The feature is offline for now."},
    {u"huawei-error-0101", 404, u"APIGW.0101", u"The API does not exist or has not been published in the environment."},
    {u"huawei-error-0201-502", 502, u"APIGW.0201", u"Backend unavailable."},
    {u"huawei-error-0201-504", 504, u"APIGW.0201", u"Backend timeout."},
    {u"huawei-error-0302", 403, u"APIGW.0302", u"The IAM user is not allowed to access this API."},
    {u"huawei-error-0303", 401, u"APIGW.0303", u"Incorrect app authentication information."},
    {u"huawei-error-0401", 403, u"APIGW.0401", u"Access from this IP address is not allowed."},
    {u"huawei-error-0502", 405, u"APIGW.0502", u"The app has been frozen."},
    {u"huawei-error-0601", 500, u"APIGW.0601", u"Internal server error."},
    {u"huawei-error-0613", 503, u"APIGW.0613", u"The IAM service is currently unavailable."},
};

} // namespace

std::optional<HuaweiRefusal> huaweiErrorOf(const QString &scenario)
{
    for (const Error &error : errors) {
        if (scenario == QStringView(error.scenario))
            return HuaweiRefusal {error.status, QString::fromUtf16(error.code), QString::fromUtf16(error.message)};
    }
    return std::nullopt;
}

QList<Sandbox::Scenario> huaweiScenarios()
{
    QList<Sandbox::Scenario> all;
    for (const Error &error : errors)
        all.append({QString::fromUtf16(error.scenario),
                    u"Huawei: every request gets %1 with HTTP %2: %3"_s.arg(
                        QString::fromUtf16(error.code), QString::number(error.status), QString::fromUtf16(error.message))});
    return all
        + QList<Sandbox::Scenario> {
            {u"huawei-error-0308"_s, u"Huawei: more than two requests a second of an operation get APIGW.0308, throttled"_s},
            {u"huawei-apig-prefix"_s,
             u"Huawei: as huawei-error-0308, and every code of the gateway begins with APIG. as newer ones do"_s},
            {u"huawei-encoded-authorization"_s,
             u"Huawei: every request gets 403 with the error nested and an encoded authorization message"_s},
            {u"huawei-key-locked"_s, u"Huawei: every access key is locked (APIGW.0301)"_s},
            {u"huawei-token-expired"_s, u"Huawei: tokens of before the scenario have expired (APIGW.0301), new ones work"_s},
            {u"huawei-token-dead"_s, u"Huawei: tokens of before the scenario must be updated (APIGW.0307), new ones work"_s},
            {u"huawei-token-always-dead"_s, u"Huawei: every token must be updated (APIGW.0307), new ones too"_s},
            {u"huawei-token-undecryptable"_s, u"Huawei: no token can be decrypted (APIGW.0301)"_s},
            {u"huawei-wrong-project"_s, u"Huawei: every request gets VOD.10057, the project is not the sign-in's"_s},
            {u"huawei-iam-down"_s, u"Huawei: IAM resets every connection, VOD works"_s},
            {u"huawei-iam-slow"_s, u"Huawei: IAM gives its token after 20 s"_s},
            {u"huawei-iam-400"_s, u"Huawei: IAM answers 400, body invalid"_s},
            {u"huawei-iam-401"_s, u"Huawei: IAM answers 401, name or password wrong"_s},
            {u"huawei-iam-403"_s, u"Huawei: IAM answers 403, no right"_s},
            {u"huawei-iam-503"_s, u"Huawei: IAM answers 503"_s},
            {u"huawei-iam-no-token"_s, u"Huawei: IAM answers 201 without the token's header"_s},
            {u"huawei-iam-other-project"_s, u"Huawei: IAM's tokens are good for another project"_s},
            {u"huawei-unknown-refuses-batch"_s,
             u"Huawei: one unknown ID among those asked for refuses them all with VOD.10062"_s},
            {u"huawei-list-cap"_s, u"Huawei: more than 20,000 assets, of which a listing reaches 20,000"_s},
            {u"huawei-rows-shift"_s, u"Huawei: every page begins three rows before the end of the page before"_s},
            {u"huawei-total-changes"_s, u"Huawei: the total is five too many or too few, changing with every request"_s},
            {u"huawei-state-flips"_s, u"Huawei: what was published is being created again at every second request"_s},
            {u"huawei-state-backward"_s, u"Huawei: what was published is being created again after 10 s"_s},
            {u"huawei-rows-vanish"_s, u"Huawei: some assets are gone after 10 s"_s},
            {u"huawei-wrong-id"_s, u"Huawei: asked for an asset, ShowAssetMeta answers with another one"_s},
            {u"huawei-null-list"_s, u"Huawei: the list is null"_s},
            {u"huawei-nulls"_s, u"Huawei: every field that can be missing is null"_s},
            {u"huawei-missing-fields"_s, u"Huawei: items have nothing but ID and status"_s},
            {u"huawei-unknown-status"_s, u"Huawei: some assets have the status ARCHIVED"_s},
            {u"huawei-blank-status"_s, u"Huawei: every status of ShowAssetMeta begins with a blank"_s},
            {u"huawei-odd-dates"_s, u"Huawei: creation times with a blank inside, 0, and of the year 9999"_s},
            {u"huawei-odd-urls"_s,
             u"Huawei: addresses with blanks, new lines and Chinese not escaped, and an output without one"_s},
            {u"huawei-numbers-as-text"_s, u"Huawei: every number is text"_s},
            {u"huawei-huge-numbers"_s, u"Huawei: numbers beyond every range: 1e400, 2^63, -1"_s},
            {u"huawei-full-width-comma"_s, u"Huawei: one comma of the JSON is a full-width one, as on an older page"_s},
        };
}

} // namespace deck::sandbox
