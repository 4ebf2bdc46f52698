#include "sandbox/zego_sandbox.h"

#include "sandbox/seeded.h"
#include "sandbox/zego_listing.h"

#include <QJsonDocument>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck::sandbox {

namespace {

constexpr int mostRunning = 10;
constexpr qsizetype longestTitle = 100;      // bytes
constexpr qsizetype longestStreamUrl = 1024; // bytes
constexpr int testUploads = 37;

QByteArray madeUpSecret(quint64 seed, quint64 stream)
{
    Seeded dice(seed, stream);
    return QByteArray::number(dice.next(), 16).rightJustified(16, '0')
        + QByteArray::number(dice.next(), 16).rightJustified(16, '0');
}

bool hasMediaSuffix(const QString &title)
{
    static const QStringList suffixes = {u".mp3"_s, u".mp4"_s, u".flv"_s, u".wav"_s, u".aac"_s, u".flac"_s};
    return std::any_of(suffixes.cbegin(), suffixes.cend(), [&](const QString &suffix) { return title.endsWith(suffix); });
}

bool isMd5(const QString &text)
{
    const auto decoded = QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return text.size() == 24 && decoded && (*decoded).size() == 16;
}

bool isStreamUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool web = url.scheme() == u"http"_s || url.scheme() == u"https"_s;
    return url.isValid() && web && !url.host().isEmpty() && text.toUtf8().size() <= longestStreamUrl;
}

/// The code of "error-350006003" and the like; nullopt for other scenarios. 350006001 is played by the rate itself.
std::optional<qint64> codeOfScenario(const QString &scenario)
{
    if (!scenario.startsWith(u"error-"_s) || scenario == u"error-350006001"_s)
        return std::nullopt;
    bool isNumber = false; // other vendors' codes are words
    const qint64 code = scenario.mid(6).toLongLong(&isNumber);
    return isNumber ? std::optional(code) : std::nullopt;
}

class ZegoSandbox final : public SandboxVendor
{
public:
    explicit ZegoSandbox(const VendorSetup &setup);

    [[nodiscard]] QString id() const override { return u"zego"_s; }
    [[nodiscard]] QList<SandboxAccount> accounts(const QString &scenario) const override;
    [[nodiscard]] bool claims(const Request &request) const override;
    [[nodiscard]] QString operation(const Request &request) const override;
    [[nodiscard]] Answer answer(const Request &request, const Moment &moment) override;
    [[nodiscard]] Answer coded(int status) const override;

private:
    struct Outcome
    {
        ZegoCode code {0, u"succeed"_s};
        std::optional<QJsonValue> data;
    };
    [[nodiscard]] Outcome perform(const Request &request, const Moment &moment);
    [[nodiscard]] static Outcome describe(const QJsonObject &body, ZegoContent &content, const Moment &moment);
    [[nodiscard]] static Outcome create(const QJsonObject &body, ZegoContent &content, const Moment &moment);
    [[nodiscard]] static Outcome cancel(const QJsonObject &body, ZegoContent &content, const Moment &moment);

    std::vector<ZegoAccount> m_accounts;
    QList<QPair<SandboxAccount, bool>> m_announced; ///< with "enabled"; never changes, so any thread may read it
    ZegoGate m_gate;
    Seeded m_requestIds;
};

ZegoSandbox::ZegoSandbox(const VendorSetup &setup)
    : m_gate(m_accounts)
    , m_requestIds(setup.seed, 0x1D5)
{
    const auto content = [&](quint64 stream, int uploads) {
        return ZegoContent({Seeded(setup.seed, stream).next(), setup.start, uploads});
    };
    // above 2^31, so that a signed reading of AppId shows itself
    m_accounts.push_back({u"player-prod"_s, 3040506070U, madeUpSecret(setup.seed, 11), false, true, content(21, setup.uploads)});
    m_accounts.push_back({u"player-test"_s, 2718281828U, madeUpSecret(setup.seed, 12), true, true,
                          content(22, std::min(setup.uploads, testUploads))});
    m_accounts.push_back({u"player-new"_s, 4000000001U, madeUpSecret(setup.seed, 13), false, false, content(23, 0)});
    for (const ZegoAccount &account : m_accounts) {
        SandboxAccount announced;
        announced.vendor = id();
        announced.name = account.name;
        announced.set.insert(u"app-id"_s, QString::number(account.appId));
        if (account.testEnvironment)
            announced.set.insert(u"is-test"_s, u"true"_s);
        announced.secret.insert(u"server-secret"_s, QString::fromLatin1(account.serverSecret));
        m_announced.append({announced, account.enabled});
    }
}

QList<SandboxAccount> ZegoSandbox::accounts(const QString &scenario) const
{
    QList<SandboxAccount> list;
    for (const auto &[account, enabled] : m_announced) {
        if (enabled || scenario == u"service-not-enabled"_s)
            list.append(account);
    }
    return list;
}

bool ZegoSandbox::claims(const Request &request) const
{
    // Alibaba's requests carry Version or x-acs-action beside Action, Huawei's have a path
    return request.path() == "/" && !request.parameter("Version") && request.header("x-acs-action").isEmpty()
        && (request.parameter("AppId") || request.parameter("Action"));
}

QString ZegoSandbox::operation(const Request &request) const
{
    return request.parameter("Action").value_or(QString());
}

Answer ZegoSandbox::answer(const Request &request, const Moment &moment)
{
    const Outcome outcome = perform(request, moment);
    QJsonObject envelope {
        {u"Code"_s, outcome.code.code},
        {u"Message"_s, outcome.code.message},
        {u"RequestId"_s, QString::number(m_requestIds.between(1'000'000'000'000'000, 9'000'000'000'000'000'000))}};
    if (outcome.data)
        envelope.insert(u"Data"_s, *outcome.data);
    return textAnswer(200, "application/json; charset=utf-8", zegoBody(envelope, moment.scenario));
}

Answer ZegoSandbox::coded(int status) const
{
    const qint64 code = status == 400 ? 350006003 : status == 429 ? 350006001 : status < 500 ? 350006002 : 350010000;
    const ZegoCode refusal = zegoCode(code);
    const QJsonObject envelope {
        {u"Code"_s, refusal.code}, {u"Message"_s, refusal.message}, {u"RequestId"_s, u"8472847284728472847"_s}};
    return textAnswer(status, "application/json; charset=utf-8", QJsonDocument(envelope).toJson(QJsonDocument::Compact));
}

ZegoSandbox::Outcome ZegoSandbox::perform(const Request &request, const Moment &moment)
{
    if (const std::optional<qint64> code = codeOfScenario(moment.scenario))
        return {zegoCode(*code), std::nullopt};
    const ZegoGate::Passed passed = m_gate.check(request, moment);
    if (!passed.account)
        return {passed.refusal, std::nullopt};
    if (!request.header("Content-Type").toLower().startsWith("application/json"))
        return {invalidParameter(u"Content-Type"_s), std::nullopt};
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isObject())
        return {invalidParameter(u"body"_s), std::nullopt};

    ZegoContent &content = passed.account->content;
    content.advance(moment.now);
    const QString action = operation(request);
    if (action == u"CreateUploadTask"_s)
        return create(document.object(), content, moment);
    if (action == u"CancelUploadTask"_s)
        return cancel(document.object(), content, moment);
    return describe(document.object(), content, moment);
}

ZegoSandbox::Outcome ZegoSandbox::describe(const QJsonObject &body, ZegoContent &content, const Moment &moment)
{
    const std::variant<ZegoQuery, ZegoCode> query = zegoQuery(body, content);
    if (const auto *refusal = std::get_if<ZegoCode>(&query))
        return {*refusal, std::nullopt};
    return {{0, u"succeed"_s}, zegoListing(std::get<ZegoQuery>(query), content, moment)};
}

ZegoSandbox::Outcome ZegoSandbox::create(const QJsonObject &body, ZegoContent &content, const Moment &moment)
{
    const auto refused = [](const QString &name) { return Outcome {invalidParameter(name), std::nullopt}; };
    const QString title = body.value("Title"_L1).toString();
    if (title.isEmpty() || title.toUtf8().size() > longestTitle || !hasMediaSuffix(title))
        return refused(u"Title"_s);
    const QString streamUrl = body.value("StreamUrl"_L1).toString();
    if (!isStreamUrl(streamUrl))
        return refused(u"StreamUrl"_s);
    const QJsonValue days = body.value("RetentionDays"_L1);
    const qint64 retention = days.isUndefined() ? 3 : days.toInteger(0);
    if (retention < 1 || retention > 7)
        return refused(u"RetentionDays"_s);
    const QJsonValue md5 = body.value("ContentMd5"_L1);
    if (!md5.isUndefined() && !isMd5(md5.toString()))
        return refused(u"ContentMd5"_s);
    if (content.running(moment.now) >= mostRunning)
        return {zegoCode(350006010), std::nullopt};
    const ZegoTask &task = content.create(title, streamUrl, static_cast<int>(retention), moment.now);
    return {{0, u"succeed"_s}, QJsonObject {{u"UploadTaskId"_s, task.id}, {u"CreateTime"_s, unixSeconds(task.createdAt)}}};
}

ZegoSandbox::Outcome ZegoSandbox::cancel(const QJsonObject &body, ZegoContent &content, const Moment &moment)
{
    const qsizetype index = content.indexOf(body.value("UploadTaskId"_L1).toString());
    if (index < 0)
        return {invalidParameter(u"UploadTaskId"_s), std::nullopt};
    if (content.tasks()[static_cast<std::size_t>(index)].cancelled)
        return {zegoCode(350006011), std::nullopt};
    // the pages name no code for a task that has started
    if (!content.cancel(index, moment.now))
        return {invalidParameter(u"UploadTaskId, the task does not wait"_s), std::nullopt};
    return {{0, u"succeed"_s}, QJsonValue(QJsonValue::Null)};
}

} // namespace

std::unique_ptr<SandboxVendor> makeZegoSandbox(const VendorSetup &setup)
{
    return std::make_unique<ZegoSandbox>(setup);
}

QList<Sandbox::Scenario> zegoScenarios()
{
    return {
        {u"error-100000004"_s, u"every request gets Code 100000004, signature expired"_s},
        {u"error-100000005"_s, u"every request gets Code 100000005, signature wrong"_s},
        {u"error-350006001"_s, u"more than one request a second gets Code 350006001, rate over the limit"_s},
        {u"error-350006002"_s, u"every request gets Code 350006002, gateway check failed"_s},
        {u"error-350006003"_s, u"every request gets Code 350006003, invalid parameter"_s},
        {u"error-350006006"_s, u"every request gets Code 350006006, service not enabled"_s},
        {u"error-350010000"_s, u"every request gets Code 350010000, system error"_s},
        {u"service-not-enabled"_s, u"announces one more account, whose service is not enabled (350006006)"_s},
        {u"token-repeats"_s, u"the second page's token is the first one's again"_s},
        {u"token-loops"_s, u"the tokens go A, B, A, B"_s},
        {u"token-64-kb"_s, u"every page token is 64 KB long"_s},
        {u"empty-page-with-token"_s, u"every second page is empty and has a token"_s},
        {u"total-wrong"_s, u"nine rows, and the total says seven"_s},
        {u"rows-move"_s, u"every page begins with the last three rows of the page before"_s},
        {u"state-flips"_s, u"what succeeded is uploading again at every second request"_s},
        {u"state-backward"_s, u"what succeeded is uploading again after 10 s"_s},
        {u"rows-vanish"_s, u"one row in three is gone after 10 s"_s},
        {u"null-list"_s, u"the list is null"_s},
        {u"table-spelling"_s, u"TotoalSize and UploadTasks, as the published page's table has them"_s},
        {u"example-spelling"_s, u"TotalSize and UploadTask, as the published page's example has them"_s},
        {u"numbers-as-text"_s, u"every number is text"_s},
        {u"unknown-status"_s, u"some rows have status 9"_s},
        {u"huge-numbers"_s, u"numbers beyond every range: 1e400, 2^53 and more, -1"_s},
        {u"wrong-id"_s, u"asked for one ID, answers with another one's row"_s},
    };
}

} // namespace deck::sandbox
