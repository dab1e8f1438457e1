#!/bin/sh
# Run nginx in its container, with the limits that the environment asks for.
set -eu

RATE=${RATE_LIMIT:-100}
if [ "$RATE" = off ]; then
    # nginx has no word for "no limit".
    RATE=1000000
fi
BODY=${BODY_LIMIT:-1048576}
cat >/tmp/limits.conf <<EOF
limit_req_zone \$limited_address zone=address:10m rate=${RATE}r/s;
client_max_body_size $BODY;
EOF
exec nginx -p /tmp/ -c /etc/nginx/gateway/nginx.conf -e stderr
