#pragma once

#include "net/typed_calls.h"
#include "vendors/aliyun/requests.h"
#include "vendors/aliyun/rows.h"
#include "vendors/vendor.h"

namespace deck::aliyun {

/// What differs between the vendors of this company when known uploads are asked for.
struct Product
{
    QString vendor;           ///< vendor ID
    QString permissionPrefix; ///< of its permissions' names: "vod" in "vod:GetUploadDetails"
    QByteArrayView version;
    QStringView urlJobs; ///< its operation for URL jobs
    VendorLimits limits;
};

/// One account at either vendor. See VendorClient for thread, ownership and outcome.
class Client : public VendorClient
{
    Q_OBJECT
public:
    [[nodiscard]] QFuture<Result<Details>> details(UploadKind kind, QStringList ids, CancelToken cancel) final;
    [[nodiscard]] QFuture<Result<Details>> jobsOfUrls(QStringList urls, CancelToken cancel) final;

protected:
    Client(Product product, ClientContext context);

    /// At most the batch, each ID once and fit to be sent.
    [[nodiscard]] virtual QFuture<Result<Details>> mediaDetails(const QStringList &ids, const CancelToken &cancel) = 0;

    /// One signed read. A refusal for want of permission names the permission it wants.
    template<typename T>
    [[nodiscard]] QFuture<Result<T>> ask(QStringView operation, Parameters parameters,
                                         std::function<Result<T>(const HttpReply &)> read, const CancelToken &cancel);

    [[nodiscard]] const QString &accountName() const { return m_context.account.name; }
    /// A setting of the account that is no secret; empty where it has none.
    [[nodiscard]] QString setting(const QString &key) const { return m_context.account.set.value(key); }
    [[nodiscard]] const VendorLimits &limits() const { return m_product.limits; }

private:
    [[nodiscard]] Result<void> checkBatch(UploadKind kind, qsizetype count) const;
    [[nodiscard]] QFuture<Result<Details>> urlJobs(const QStringList &asked, bool byUrl, const CancelToken &cancel);

    const Product m_product;
    const ClientContext m_context;
    TypedCalls m_calls;
};

/// An account at VOD.
class VodClient final : public Client
{
    Q_OBJECT
public:
    explicit VodClient(ClientContext context);

    /// By SearchMedia; by GetVideoList for the rest of this client's life once the first is not permitted and the second is.
    [[nodiscard]] QFuture<Result<Page>> page(PageRequest request, CancelToken cancel) override;

private:
    struct Walking;
    [[nodiscard]] QFuture<Result<Details>> mediaDetails(const QStringList &ids, const CancelToken &cancel) override;
    [[nodiscard]] QFuture<Result<MediaPage>> askAt(const Walking &walking);
    void step(Walking walking);
    void give(Walking walking, MediaPage media);
    void afterRefusal(Walking walking, const ApiError &error);
    void useVideoList(Walking walking, const ApiError &refusal);

    bool m_searchForbidden = false;
};

/// An account at IMS.
class ImsClient final : public Client
{
    Q_OBJECT
public:
    explicit ImsClient(ClientContext context);

    [[nodiscard]] QFuture<Result<Page>> page(PageRequest request, CancelToken cancel) override;

private:
    [[nodiscard]] QFuture<Result<Details>> mediaDetails(const QStringList &ids, const CancelToken &cancel) override;
};

} // namespace deck::aliyun
