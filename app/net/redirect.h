#pragma once

#include <QByteArray>
#include <QUrl>

namespace deck {

/// What to do with an answer that sends the client elsewhere.
enum class RedirectVerdict : quint8 { Follow, Refuse };

inline constexpr int mostRedirects = 5;

/// Whether the status asks to go elsewhere (301, 302, 303, 307, 308).
[[nodiscard]] bool isRedirect(int status);

/// GET and HEAD may be followed within the same scheme, host and port; nothing else, since the signature and
/// the token would go along. Pure.
[[nodiscard]] RedirectVerdict judgeRedirect(const QByteArray &method, const QUrl &from, const QUrl &to);

} // namespace deck
