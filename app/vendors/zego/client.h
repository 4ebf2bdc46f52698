#pragma once

#include "net/typed_calls.h"
#include "vendors/vendor.h"

#include <QJsonObject>

namespace deck::zego {

/// One ZEGO account. See VendorClient for thread, ownership and outcome.
class Client final : public VendorClient
{
    Q_OBJECT
public:
    explicit Client(ClientContext context);

    [[nodiscard]] QFuture<Result<Page>> page(PageRequest request, CancelToken cancel) override;
    [[nodiscard]] QFuture<Result<Details>> details(UploadKind kind, QStringList ids, CancelToken cancel) override;

private:
    template<typename T>
    QFuture<Result<T>> describe(const QJsonObject &body, std::function<Result<T>(const HttpReply &)> read,
                                const CancelToken &cancel);

    ClientContext m_context;
    TypedCalls m_calls;
};

} // namespace deck::zego
