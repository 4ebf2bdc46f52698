#pragma once

#include "core/api_error.h"

#include <QString>

namespace deck::huawei {

[[nodiscard]] QString vendorId();

/// "0301" of "APIGW.0301" and "APIG.0301", which are one code; empty for others.
[[nodiscard]] QString gatewayNumber(const QString &code);

/// What a code means for the next step (huawei.md 4.1, 4.2, and IAM's numbers of 1.2). The HTTP status counts for the
/// gateway's 0201, which has several meanings, and for codes that neither the gateway's nor VOD's table names. Pure.
///
/// The vendor's own passing faults are ServerFailed. VOD.10057 is Credential: key or token and project do not belong
/// together, and nothing gets through before the person has acted.
[[nodiscard]] ErrorKind kindOfCode(const QString &code, int httpStatus);

/// APIGW.0301, APIGW.0307, VOD.10054, VST.10004: where a token was sent, it is dead.
[[nodiscard]] bool refusesToken(const QString &code);

/// Codes by which the user lacks a permission; ApiError::subject names it.
[[nodiscard]] bool refusesPermission(const QString &code);

} // namespace deck::huawei
