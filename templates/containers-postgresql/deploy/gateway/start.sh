#!/bin/sh
# Run nginx in its container, with the limit that the environment asks for.
set -eu

rate=$RATE_LIMIT
if [ "$rate" = off ]; then
    # nginx has no word for "no limit".
    rate=1000000
fi
echo "limit_req_zone \$limited_address zone=address:10m rate=${rate}r/s;" >/tmp/limit.conf
exec nginx -p /tmp/ -c /etc/nginx/gateway/nginx.conf -e stderr
