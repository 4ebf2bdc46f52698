#pragma once

#include "vendors/vendor.h"

#include <QJsonObject>

#include <map>

namespace deck::zego {

/// One ZEGO account. See VendorClient for thread, ownership and outcome.
class Client final : public VendorClient
{
    Q_OBJECT
public:
    explicit Client(ClientContext context);
    ~Client() override;

    [[nodiscard]] QFuture<Result<Page>> page(PageRequest request, CancelToken cancel) override;
    [[nodiscard]] QFuture<Result<Details>> details(UploadKind kind, QStringList ids, CancelToken cancel) override;

private:
    template<typename T>
    QFuture<Result<T>> describe(const QJsonObject &body, std::function<Result<T>(const HttpReply &)> read,
                                const CancelToken &cancel);

    ClientContext m_context;
    quint64 m_lastCall = 0;
    std::map<quint64, std::function<void()>> m_abandon; ///< ends one open call with Cancelled; by call number
};

} // namespace deck::zego
