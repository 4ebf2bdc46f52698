#pragma once

#include "net/typed_calls.h"
#include "vendors/huawei/answers.h"
#include "vendors/huawei/failures.h"
#include "vendors/huawei/requests.h"
#include "vendors/huawei/token_keeper.h"
#include "vendors/huawei/user_question.h"
#include "vendors/vendor.h"

namespace deck::huawei {

/// One Huawei Cloud VOD account. See VendorClient for thread, ownership and outcome.
class Client final : public VendorClient
{
    Q_OBJECT
public:
    explicit Client(ClientContext context);

    [[nodiscard]] QFuture<Result<Page>> page(PageRequest request, CancelToken cancel) override;
    [[nodiscard]] QFuture<Result<Details>> details(UploadKind kind, QStringList ids, CancelToken cancel) override;

private:
    template<typename T>
    QFuture<Result<T>> ask(Question<T> question);
    template<typename T>
    QFuture<Result<T>> askSigned(const Question<T> &question);
    template<typename T>
    QFuture<Result<T>> askWithReadyToken(const Question<T> &question);

    QFuture<Result<Details>> askDetails(const QStringList &ids, const CancelToken &cancel);
    QFuture<Result<AssetMeta>> askMeta(const QStringList &ids, const CancelToken &cancel);
    [[nodiscard]] Operation operation(QStringView name) const;
    [[nodiscard]] const Secret *secret(const QString &name) const;
    [[nodiscard]] std::optional<ApiError> missingSecret() const;
    [[nodiscard]] HttpRequest requestToken() const;

    ClientContext m_context;
    SignIn m_signIn;
    VodPlace m_place;
    TypedCalls m_calls;
    TokenKeeper m_tokens;
    Failures m_failures;
};

} // namespace deck::huawei
