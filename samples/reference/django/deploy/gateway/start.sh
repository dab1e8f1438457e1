#!/bin/sh
# Run nginx in its container, with the limits and the other sites that the environment names.
set -eu

RATE=${RATE_LIMIT:-100}
BODY=${BODY_LIMIT:-1048576}
{
    echo "client_max_body_size $BODY;"
    if [ "$RATE" != off ]; then
        echo "limit_req_zone \$limited_address zone=address:10m rate=${RATE}r/s;"
        # As many at once as in a second.
        BURST=
        if [ "$RATE" -gt 1 ]; then
            BURST="burst=$((RATE - 1)) nodelay"
        fi
        echo "limit_req zone=address $BURST;"
    fi
    # The sites whose pages may read what nginx itself answers.
    echo "map \$http_origin \$reader { default '';"
    echo "${CORS_ORIGINS:-}" | tr ', ' '[\n*]' | tr '[:upper:]' '[:lower:]' | sort -u | while read -r SITE; do
        if [ -n "$SITE" ]; then
            echo "\"$SITE\" \$http_origin;"
        fi
    done
    echo "}"
    # Browsers keep to TLS.
    POLICY="max-age=31536000; includeSubDomains; preload"
    echo "map \$scheme_outside \$transport_security { default ''; https \"$POLICY\"; }"
} >/tmp/limits.conf
exec nginx -p /tmp/ -c /etc/nginx/gateway/nginx.conf -e stderr
