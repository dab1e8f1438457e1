#!/bin/sh
# Run nginx in its container, with the limits, the other sites and the proxies that the environment names.
set -eu

# What a list holds, each on a line.
names() {
    echo "$1" | tr ', ' '[\n*]' | tr '[:upper:]' '[:lower:]' | sort -u | sed '/^$/d'
}

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
    names "${CORS_ORIGINS:-}" | sed "s|.*|\"&\" \$http_origin;|"
    echo "}"
    # Who stands in front: these say for which client they ask, and whether it came by TLS.
    PROXIES=$(names "${TRUSTED_PROXIES:-}")
    if [ -z "$PROXIES" ]; then
        echo "geo \$believed { default 1; }"
    else
        echo "$PROXIES" | sed 's|.*|set_real_ip_from &;|'
        echo "real_ip_header X-Forwarded-For;"
        echo "real_ip_recursive on;"
        echo "geo \$realip_remote_addr \$believed {"
        echo "default 0;"
        echo "$PROXIES" | sed 's|.*|& 1;|'
        echo "}"
    fi
    # Browsers keep to TLS.
    POLICY="max-age=31536000; includeSubDomains"
    echo "map \$scheme_outside \$transport_security { default ''; https \"$POLICY\"; }"
} >/tmp/limits.conf
exec nginx -p /tmp/ -c /etc/nginx/gateway/nginx.conf -e stderr
