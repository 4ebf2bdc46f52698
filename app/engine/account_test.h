#pragma once

#include "engine/account_session.h"

#include <QHostInfo>

namespace deck {

/// One test of one account, stage by stage, over a channel of its own, so that neither a paused account nor its
/// waits stand in the way. Reads only. Deletes itself when it has ended. Engine thread.
class AccountTest final : public QObject
{
    Q_OBJECT
public:
    /// Secrets that are not in the draft are looked up where the account keeps them.
    AccountTest(const SessionRoom &room, AccountDraft draft, const Vendor &vendor, Answer<Result<QList<TestStage>>> answer,
                QObject *parent);
    ~AccountTest() override;

    void start();

Q_SIGNALS:
    void passed(); ///< the key works

private:
    void lookUpName();
    void nameFound(const QHostInfo &info);
    void openLink();
    void linkAnswered(const Result<HttpReply> &reply);
    void signIn();
    [[nodiscard]] CredentialPtr withDraft(const Credential &kept) const;
    void askVendor(const CredentialPtr &credential);
    void answered(const Result<qsizetype> &found); ///< how many uploads came
    void signInFailed(const ApiError &error);

    void pass(TestStage::Kind kind, const QString &detail = {});
    void fail(TestStage::Kind kind, ApiError error);
    void end();
    [[nodiscard]] Milliseconds stageTime(); ///< since the stage before

    SessionRoom m_room;
    Account m_account;
    std::map<QString, std::shared_ptr<const Secret>> m_secrets; ///< of the draft
    const Vendor &m_vendor;
    Answer<Result<QList<TestStage>>> m_answer;
    QUrl m_endpoint;
    QList<TestStage> m_stages;
    std::unique_ptr<AccountChannel> m_channel;
    std::unique_ptr<VendorClient> m_client;
    CancelSource m_cancel;
    Milliseconds m_stageSince; ///< of Clock::monotonic
    bool m_ended = false;
};

} // namespace deck
