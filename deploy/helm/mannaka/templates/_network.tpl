{{/* Who may call a pod and whom it may call: (dict "callers" peers "called_at" 8000 "targets" (list "database" "broker")). */}}
{{- define "mannaka.network_policy" -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "mannaka.metadata" . | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "mannaka.selector_labels" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
  {{- with .callers }}
  ingress:
    - from:
        {{- toYaml . | nindent 8 }}
      ports:
        - port: {{ $.called_at }}
          protocol: TCP
  {{- end }}
  egress:
    - to:
        {{- toYaml .root.Values.networkPolicy.dns.to | nindent 8 }}
      ports:
        - port: {{ .root.Values.networkPolicy.dns.port }}
          protocol: UDP
        - port: {{ .root.Values.networkPolicy.dns.port }}
          protocol: TCP
    {{- $targets := .targets }}
    {{- if and .scans (eq .root.Values.scanner.kind "clamd") }}
    {{- $targets = append $targets "scanner" }}
    {{- end }}
    {{- range $targets }}
    {{- $target := index $.root.Values.networkPolicy . }}
    - to:
        {{- toYaml $target.to | nindent 8 }}
      ports:
        # Calendars have no port to choose: the product reads them at that of https alone.
        {{- range $target.ports | default (list ($target.port | default 443)) }}
        - port: {{ . }}
          protocol: TCP
        {{- end }}
    {{- end }}
{{- end -}}
