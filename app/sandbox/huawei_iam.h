#pragma once

#include "sandbox/huawei_query.h"
#include "sandbox/seeded.h"

#include <QJsonObject>

namespace deck::sandbox {

/// One project of the imitation, with both ways to sign in to it.
struct HuaweiAccount
{
    QString name;
    QString projectName; ///< the region's ID
    QString projectId;   ///< 32 hex digits
    QString domain;
    QString domainId;
    QString user;
    QString userId;
    QString password;
    QByteArray accessKey;
    QByteArray secretKey;
    QString otherProjectName; ///< a second project of the same domain, without any asset of ours
    QString otherProjectId;
    HuaweiContent content;
};

/// What a token is good for.
struct HuaweiToken
{
    HuaweiAccount *account = nullptr;
    QString projectId; ///< empty: the scope is the domain
    Instant issuedAt;
    Instant expiresAt;
    QString scenario; ///< played when it was issued, and since when
    Instant scenarioStart;

    /// Whether it was issued before the scenario of the moment began.
    [[nodiscard]] bool isOlderThanScenario(const Moment &moment) const
    {
        return scenario != moment.scenario || scenarioStart != moment.scenarioStart;
    }
};

/// IAM: tokens by password, and the projects of a domain. Its own envelope of errors.
class HuaweiIam final
{
public:
    HuaweiIam(std::vector<HuaweiAccount> &accounts, quint64 seed)
        : m_accounts(accounts)
        , m_dice(seed, 0x1A3)
    {
    }

    /// nullptr for one that was never issued, or ended long ago.
    [[nodiscard]] const HuaweiToken *find(const QByteArray &token) const;

    [[nodiscard]] Answer createToken(const Request &request, const Moment &moment);
    /// `account`: whose projects; who asks was checked before.
    [[nodiscard]] static Answer listProjects(const Request &request, const HuaweiAccount &account);

    /// {"error":{"code":401,"message":…,"title":"Unauthorized"}}, the code a number.
    [[nodiscard]] static Answer refused(int status, const QString &message);

private:
    struct Failures
    {
        int inARow = 0;
        std::optional<Milliseconds> lockedUntil;
    };
    [[nodiscard]] std::optional<QString> projectOf(const HuaweiAccount &account, const QJsonObject &scope) const;
    [[nodiscard]] QByteArray newToken();

    std::vector<HuaweiAccount> &m_accounts;
    Seeded m_dice;
    QHash<QByteArray, HuaweiToken> m_tokens;
    QHash<QString, Failures> m_failures; ///< by domain and user
};

} // namespace deck::sandbox
