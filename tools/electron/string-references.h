// Included before the database driver's own code. Node-API 9 keeps references only to objects, and the driver keeps
// some to strings, so a string is kept inside an array of one.
#pragma once
#include <napi.h>

namespace Napi {

template <>
inline Reference<String> Reference<String>::New(const String& value, uint32_t initialRefcount) {
  napi_env env = value.Env();
  if (static_cast<napi_value>(value) == nullptr) return Reference<String>(env, nullptr);

  napi_value holder;
  napi_ref reference;
  napi_status status = napi_create_array_with_length(env, 1, &holder);
  NAPI_THROW_IF_FAILED(env, status, Reference<String>());
  status = napi_set_element(env, holder, 0, value);
  NAPI_THROW_IF_FAILED(env, status, Reference<String>());
  status = napi_create_reference(env, holder, initialRefcount, &reference);
  NAPI_THROW_IF_FAILED(env, status, Reference<String>());
  return Reference<String>(env, reference);
}

template <>
inline String Reference<String>::Value() const {
  if (_ref == nullptr) return String(_env, nullptr);

  napi_value holder;
  napi_value value;
  napi_status status = napi_get_reference_value(_env, _ref, &holder);
  NAPI_THROW_IF_FAILED(_env, status, String());
  status = napi_get_element(_env, holder, 0, &value);
  NAPI_THROW_IF_FAILED(_env, status, String());
  return String(_env, value);
}

}  // namespace Napi
