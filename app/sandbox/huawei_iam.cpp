#include "sandbox/huawei_iam.h"

#include "vendors/huawei/huawei.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace deck::sandbox {

namespace {

/// The pages only say that repeated failures lock; these are the defaults of a new account's policy.
constexpr int failuresThatLock = 5;
constexpr auto lockLasts = 15min;
constexpr int tokenBytes = 2'700; ///< 3.6 KB as text
constexpr qsizetype mostTokens = 10'000;

/// ISO 8601 with microseconds, as IAM writes it.
QString microseconds(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), Qt::UTC).toString(u"yyyy-MM-ddThh:mm:ss.zzz"_s)
        + u"000Z"_s;
}

Answer json(int status, const QJsonObject &body)
{
    return textAnswer(status, "application/json; charset=UTF-8", QJsonDocument(body).toJson(QJsonDocument::Compact));
}

QJsonObject tokenBody(const HuaweiAccount &account, const HuaweiToken &token)
{
    const QJsonObject domain {{u"id"_s, account.domainId}, {u"name"_s, account.domain}};
    QJsonObject body {
        {u"catalog"_s, QJsonArray()},
        {u"expires_at"_s, microseconds(token.expiresAt)},
        {u"issued_at"_s, microseconds(token.issuedAt)},
        {u"methods"_s, QJsonArray {u"password"_s}},
        {u"roles"_s, QJsonArray {QJsonObject {{u"id"_s, u"0"_s}, {u"name"_s, u"te_admin"_s}}}},
        {u"user"_s,
         QJsonObject {
             {u"domain"_s, domain}, {u"id"_s, account.userId}, {u"name"_s, account.user}, {u"password_expires_at"_s, u""_s}}}};
    if (token.projectId.isEmpty()) {
        body.insert(u"domain"_s, domain);
    } else {
        const QString name = token.projectId == account.projectId ? account.projectName : account.otherProjectName;
        body.insert(u"project"_s, QJsonObject {{u"domain"_s, domain}, {u"id"_s, token.projectId}, {u"name"_s, name}});
    }
    return {{u"token"_s, body}};
}

QJsonObject part(const QJsonObject &object, QLatin1StringView name)
{
    return object.value(name).toObject();
}

QJsonObject project(const HuaweiAccount &account, const QString &id, const QString &name)
{
    return {{u"domain_id"_s, account.domainId},
            {u"is_domain"_s, false},
            {u"parent_id"_s, account.domainId},
            {u"name"_s, name},
            {u"description"_s, u""_s},
            {u"id"_s, id},
            {u"enabled"_s, true}};
}

} // namespace

const HuaweiToken *HuaweiIam::find(const QByteArray &token) const
{
    const auto found = m_tokens.constFind(token);
    return found == m_tokens.constEnd() ? nullptr : &*found;
}

Answer HuaweiIam::refused(int status, const QString &message)
{
    struct Title
    {
        int status;
        const char16_t *text;
    };
    static constexpr Title titles[] = {
        {400, u"Bad Request"}, {401, u"Unauthorized"}, {403, u"Forbidden"}, {404, u"Not Found"}, {500, u"Internal Server Error"}};
    QString title = u"Service Unavailable"_s;
    for (const Title &one : titles) {
        if (one.status == status)
            title = QString::fromUtf16(one.text);
    }
    return json(status, {{u"error"_s, QJsonObject {{u"code"_s, status}, {u"message"_s, message}, {u"title"_s, title}}}});
}

QByteArray HuaweiIam::newToken()
{
    // begins like the DER of the real ones
    QByteArray bytes = QByteArray::fromHex("308206ad06092a864886f70d010702a082");
    while (bytes.size() < tokenBytes) {
        const quint64 value = m_dice.next();
        bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
    }
    return bytes.toBase64();
}

std::optional<QString> HuaweiIam::projectOf(const HuaweiAccount &account, const QJsonObject &scope) const
{
    const QJsonObject wanted = part(scope, "project"_L1);
    const QString id = wanted.value("id"_L1).toString();
    const QString name = wanted.value("name"_L1).toString();
    if (id == account.projectId || (id.isEmpty() && name == account.projectName))
        return account.projectId;
    if (id == account.otherProjectId || (id.isEmpty() && name == account.otherProjectName))
        return account.otherProjectId;
    return std::nullopt;
}

Answer HuaweiIam::createToken(const Request &request, const Moment &moment)
{
    const QString &scenario = moment.scenario;
    if (scenario == u"huawei-iam-400"_s)
        return refused(400, u"The request body is invalid"_s);
    if (scenario == u"huawei-iam-401"_s)
        return refused(401, u"The username or password is wrong."_s);
    if (scenario == u"huawei-iam-403"_s)
        return refused(403, u"You have no right to do this action"_s);
    if (scenario == u"huawei-iam-503"_s)
        return refused(503, u"The service is currently unavailable"_s);

    const QJsonObject auth = part(QJsonDocument::fromJson(request.body).object(), "auth"_L1);
    const QJsonObject identity = part(auth, "identity"_L1);
    const QJsonObject user = part(part(identity, "password"_L1), "user"_L1);
    const QString userName = user.value("name"_L1).toString();
    const QString domain = part(user, "domain"_L1).value("name"_L1).toString();
    const QJsonValue password = user.value("password"_L1);
    if (!identity.value("methods"_L1).toArray().contains(u"password"_s) || userName.isEmpty() || domain.isEmpty()
        || !password.isString())
        return refused(400, u"The request body is invalid"_s);

    Failures &failures = m_failures[domain + u'/' + userName];
    if (failures.lockedUntil && moment.monotonic < *failures.lockedUntil)
        return refused(401, u"The account is locked."_s);
    failures.lockedUntil.reset();
    const auto account = std::find_if(m_accounts.begin(), m_accounts.end(), [&](const HuaweiAccount &one) {
        return one.domain == domain && one.user == userName && one.password == password.toString();
    });
    if (account == m_accounts.end()) {
        if (++failures.inARow == failuresThatLock)
            failures = {0, moment.monotonic + lockLasts};
        return refused(401, u"The username or password is wrong."_s);
    }
    failures.inARow = 0;

    HuaweiToken token {&*account,           {}, moment.serverTime, moment.serverTime + *huawei::limits().credentialLife, scenario,
                       moment.scenarioStart};
    if (const QJsonObject scope = part(auth, "scope"_L1); scope.contains("project"_L1)) {
        const std::optional<QString> id = projectOf(*account, scope);
        if (!id)
            return refused(404, u"Could not find project."_s);
        token.projectId = *id;
    }
    if (scenario == u"huawei-iam-other-project"_s)
        token.projectId = account->otherProjectId;
    if (m_tokens.size() >= mostTokens)
        m_tokens.clear();
    const QByteArray text = newToken();
    m_tokens.insert(text, token);
    Answer answer = json(201, tokenBody(*account, token));
    if (scenario == u"huawei-iam-no-token"_s)
        return answer;
    answer.setHeader("X-Subject-Token", text);
    if (scenario == u"huawei-iam-slow"_s)
        answer.delivery.delay = 20s;
    return answer;
}

Answer HuaweiIam::listProjects(const Request &request, const HuaweiAccount &account)
{
    const std::optional<QString> name = HuaweiParameters(request).one("name"_L1);
    QJsonArray projects;
    if (!name || *name == account.projectName)
        projects.append(project(account, account.projectId, account.projectName));
    if (!name || *name == account.otherProjectName)
        projects.append(project(account, account.otherProjectId, account.otherProjectName));
    return json(200,
                {{u"projects"_s, projects},
                 {u"links"_s, QJsonObject {{u"next"_s, QJsonValue::Null}, {u"previous"_s, QJsonValue::Null}}}});
}

} // namespace deck::sandbox
